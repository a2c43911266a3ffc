#!/bin/sh
# Remakes requirements/*.txt: every version and hash for Python 3.11 and up, no host, no local path.
# Versions that still fit are kept; `tools/lock.sh --upgrade` takes the newest ones.
set -eu
cd "$(dirname "$0")/.."
uv=${UV:-.venv/bin/uv}
[ -z "$(ls -A /etc/ssl/certs 2>/dev/null)" ] || export UV_SYSTEM_CERTS="${UV_SYSTEM_CERTS:-1}"

compile() { # name, then options
  name=$1
  shift
  "$uv" pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-annotate \
    --custom-compile-command "make lock" --output-file "requirements/$name.txt" "$@" >/dev/null
}

compile setup --group setup "$@"
compile serve --constraints requirements/setup.txt --extra postgres pyproject.toml "$@"
compile dev --constraints requirements/setup.txt --constraints requirements/serve.txt \
  --group dev pyproject.toml "$@"
