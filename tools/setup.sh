#!/bin/sh
# Makes the private environment .venv with what `serve` or `dev` needs; does nothing if it is there.
#   tools/setup.sh serve|dev      PYTHON=python3.12 picks another Python
set -eu
cd "$(dirname "$0")/.."

kind=$1
[ ! -L .venv ] || exit 0 # a link to an environment somebody else keeps: not ours to clear or change
stamp=.venv/.installed-$kind
say() { echo "winwin: $*" >&2; }
fail() { say "$*"; exit 1; }

# The environment holds absolute paths, so the folder is part of what has to be unchanged.
wanted=$({ pwd; cat requirements/setup.txt "requirements/$kind.txt" pyproject.toml "$0"; } | cksum)
[ -x .venv/bin/python ] && [ "$(cat "$stamp" 2>/dev/null)" = "$wanted" ] && exit 0

python=${PYTHON:-python3}
command -v "$python" >/dev/null ||
  fail "$python is not there: install Python 3.11 or newer (Debian: apt-get install python3 python3-venv)."
"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' ||
  fail "$python is older than 3.11: name a newer one, for example make PYTHON=python3.12 ..."
"$python" -c 'import ensurepip, venv' 2>/dev/null ||
  fail "$python cannot make an environment: apt-get install python3-venv (or the -venv package of your Python)."

offline="the packages above could not be fetched: see to the network or the package index, then run it again."
home=$(cat .venv/.home 2>/dev/null || true)
if [ ! -x .venv/bin/python ] || [ "$home" != "$(pwd)" ]; then
  say "Setting up the private environment (once, about a minute) ..."
  "$python" -m venv --clear .venv
  pwd >.venv/.home
else
  say "Bringing the private environment up to date ..."
fi
rm -f "$stamp"
.venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes \
  -r requirements/setup.txt || fail "$offline"
# As pip does: where the machine keeps a trust store, the authorities in it count.
[ -z "$(ls -A /etc/ssl/certs 2>/dev/null)" ] || export UV_SYSTEM_CERTS="${UV_SYSTEM_CERTS:-1}"
uv=".venv/bin/uv pip install --quiet --python .venv/bin/python"
# Compiled now: where bytecode is not written later, each start would compile every library anew.
$uv --compile-bytecode --require-hashes -r "requirements/$kind.txt" || fail "$offline"
$uv --no-deps --no-build-isolation --editable . || fail "the project itself did not install, see above."
echo "$wanted" >"$stamp"
