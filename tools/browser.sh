#!/bin/sh
# Sees to a Chromium for the browser tests: on PATH, else from apt, else from playwright.
set -eu
cd "$(dirname "$0")/.."
say() { echo "winwin: $*" >&2; }

on_path() { # Ubuntu ships a chromium that only asks for a snap: it has to answer
  for name in chromium chromium-browser google-chrome; do
    command -v "$name" >/dev/null && "$name" --version >/dev/null 2>&1 && return 0
  done
  return 1
}

from_apt() {
  [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null || return 1
  say "Installing Chromium with apt-get (once) ..."
  export DEBIAN_FRONTEND=noninteractive
  apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium >/dev/null && on_path
}

from_playwright() {
  [ -x .venv/bin/playwright ] || return 1
  say "Fetching Chromium with playwright (once) ..."
  .venv/bin/playwright install chromium >/dev/null
}

playwright_has_it() {
  [ -x .venv/bin/python ] && .venv/bin/python - 2>/dev/null <<'PYTHON'
import pathlib, sys
from playwright.sync_api import sync_playwright
with sync_playwright() as tools:
    sys.exit(not pathlib.Path(tools.chromium.executable_path).exists())
PYTHON
}

on_path || playwright_has_it || from_apt || from_playwright || {
  say "no Chromium for the browser tests: install one that answers to 'chromium' or 'google-chrome'" \
    "(Debian: apt-get install chromium), or run .venv/bin/playwright install --with-deps chromium."
  exit 1
}
