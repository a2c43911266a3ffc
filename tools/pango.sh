#!/bin/sh
# Sees to Pango, with which the tests set a report as PDF: there already, else from apt.
set -eu
say() { echo "winwin: $*" >&2; }
packages="libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"

is_there() { # asked as WeasyPrint asks: by loading what it needs
  "$(dirname "$0")/../.venv/bin/python" -c 'import weasyprint' 2>/dev/null
}

from_apt() {
  [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null || return 1
  say "Installing Pango with apt-get (once) ..."
  export DEBIAN_FRONTEND=noninteractive
  apt-get update -qq && apt-get install -y -qq --no-install-recommends $packages >/dev/null && is_there
}

is_there || from_apt || {
  say "no Pango for the tests of PDF reports: install it (Debian: apt-get install $packages;" \
    "Fedora: dnf install pango; macOS: brew install pango)."
  exit 1
}
