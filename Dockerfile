# Two stages: the first installs by hash, the second runs as nobody special and writes to /data only.
FROM python:3.13-slim AS build
WORKDIR /src
COPY requirements/setup.txt requirements/serve.txt requirements/
RUN pip install --no-cache-dir --require-hashes -r requirements/setup.txt \
 && python -m venv --without-pip /opt/winwin \
 && uv pip install --no-cache --python /opt/winwin/bin/python --compile-bytecode \
      --require-hashes -r requirements/serve.txt
COPY pyproject.toml LICENSE NOTICE ./
COPY knowledge knowledge
COPY prompts prompts
COPY app app
RUN hatchling build -t wheel -d /tmp/wheel \
 && uv pip install --no-cache --python /opt/winwin/bin/python --compile-bytecode \
      --no-deps /tmp/wheel/*.whl

FROM python:3.13-slim
RUN useradd --system --uid 10001 --no-create-home --home-dir /data winwin \
 && install -d -o winwin -g winwin /data
COPY --from=build /opt/winwin /opt/winwin
ENV PATH=/opt/winwin/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    WINWIN_HOST=0.0.0.0 \
    WINWIN_DATA_DIR=/data
WORKDIR /data
VOLUME /data
USER winwin
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=3s --start-period=10s \
  CMD ["python", "-c", "import urllib.request as r; r.urlopen('http://127.0.0.1:8000/healthz', timeout=2)"]
CMD ["winwin", "serve"]
