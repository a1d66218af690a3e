#!/usr/bin/env bash
# Usage: eng/packages.sh PACKAGE…   Makes sure that Debian packages are there.
# As root in CI they are installed; at a terminal after asking; otherwise the command to run is printed and the answer is no.
set -euo pipefail

missing=()
for package in "$@"; do
  dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q '^install ok installed$' || missing+=("$package")
done
if [ ${#missing[@]} -eq 0 ]; then exit 0; fi

if [ "$(id -u)" -ne 0 ]; then
  echo "Missing Debian packages. Please run:  sudo eng/packages.sh ${missing[*]}" >&2
  exit 1
fi
if [ "${CI:-}" != true ]; then
  if [ ! -t 0 ]; then
    echo "Missing Debian packages: ${missing[*]}. Please run:  CI=true eng/packages.sh ${missing[*]}" >&2
    exit 1
  fi
  read -r -p "Install ${missing[*]} with apt-get? [y/N] " answer
  case $answer in [yY]*) ;; *) exit 1 ;; esac
fi

export DEBIAN_FRONTEND=noninteractive
apt-get update -q
# The tests start a cluster of their own: the package need not make (and run) one for the whole machine.
for package in "${missing[@]}"; do
  case $package in
    postgresql-*)
      apt-get install -y -q --no-install-recommends postgresql-common
      drop_in=/etc/postgresql-common/createcluster.d/duixian-tests.conf
      mkdir -p "$(dirname "$drop_in")"
      echo 'create_main_cluster = false' > "$drop_in"
      trap 'rm -f "$drop_in"' EXIT ;;
  esac
done
apt-get install -y -q --no-install-recommends "${missing[@]}"
