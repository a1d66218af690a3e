#!/usr/bin/env bash
# Everything that must pass: build, style, and every test on SQLite, on PostgreSQL and in Chromium.
#
#   ./test.sh                 all of it
#   ./test.sh STAGE…          some of it: style domain reading transparency sqlite postgres browser
#
# Needs the .NET 10 SDK and the Debian packages named below. Missing packages are installed in CI (as root, CI=true) or
# after asking; as another user the command to run is printed. The PostgreSQL cluster is its own and is removed at the end.
set -euo pipefail
cd "$(dirname "$0")"

packages=(libicu72 python3 openssl golang-go golang-golang-x-mod-dev)   # the last three: verifiers of the log that others wrote
postgres_packages=(postgresql-15)
browser_packages=(chromium fonts-noto-cjk)

limit=$(( 40 * 60 ))    # never longer
warn_after=$(( 25 * 60 ))
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 MSBUILDDISABLENODEREUSE=1 DOTNET_CLI_UI_LANGUAGE=en

stages=("$@")
[ ${#stages[@]} -gt 0 ] || stages=(style domain reading transparency sqlite postgres browser)
wants() { local stage; for stage in "${stages[@]}"; do [ "$stage" = "$1" ] && return 0; done; return 1; }

. eng/postgres.sh
results=$(mktemp -d "${TMPDIR:-/tmp}/duixian-tests-XXXXXX")
trap 'postgres_stop; rm -rf "$results"' EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

passed=0 failed=0 skipped=0 broken=()

# run NAME COMMAND…: one stage, timed, inside what is left of the time limit.
run() {
  local name=$1 started=$SECONDS status=0
  shift
  echo "== $name"
  timeout --kill-after=10 $(( limit > SECONDS ? limit - SECONDS : 1 )) "$@" || status=$?
  echo "== $name: $(( SECONDS - started )) s$( [ $status -eq 0 ] || echo ", exit $status" )"
  [ $status -eq 0 ] || broken+=("$name")
  return 0
}

# tests NAME PROJECT: runs a built test program and adds what its report says.
tests() {
  local name=$1 project=$2 report="$results/$1.trx" counters
  run "$name" "artifacts/bin/$project/debug/$project" -noColor -result-trx "$report"
  counters=$(grep -o '<Counters [^>]*>' "$report" 2>/dev/null || true)
  count() { sed -n "s/.* $1=\"\([0-9]*\)\".*/\1/p" <<< "$counters" | grep . || echo 0; }
  local p f total
  p=$(count passed) f=$(count failed) total=$(count total)
  if [ "$total" -eq 0 ]; then echo "$name ran no test"; broken+=("$name"); fi
  passed=$(( passed + p )) failed=$(( failed + f )) skipped=$(( skipped + total - p - f ))
}

eng/packages.sh "${packages[@]}"
if wants postgres; then eng/packages.sh "${postgres_packages[@]}"; fi
if wants browser; then eng/packages.sh "${browser_packages[@]}"; fi

run restore dotnet restore Duixian.slnx
run build dotnet build Duixian.slnx --no-restore -v minimal
if [ ${#broken[@]} -gt 0 ]; then echo "not built: ${broken[*]}"; echo "tests: 0 passed, 1 failed, 0 skipped"; exit 1; fi

# Code style proper is checked by the build (EnforceCodeStyleInBuild); what is left is whitespace.
if wants style; then run style dotnet format whitespace Duixian.slnx --no-restore --verify-no-changes; fi
if wants domain; then tests domain Duixian.Domain.Tests; fi
if wants reading; then tests reading Duixian.Reading.Tests; fi
if wants transparency; then tests transparency Duixian.Transparency.Tests; fi
if wants sqlite; then DUIXIAN_TEST_DATABASE=sqlite tests sqlite Duixian.Tests; fi
if wants postgres; then
  postgres_start
  DUIXIAN_TEST_DATABASE=postgres tests postgres Duixian.Tests
  postgres_stop
fi
if wants browser; then tests browser Duixian.Browser.Tests; fi

echo "== all: $SECONDS s"
if [ $SECONDS -gt $warn_after ]; then echo "warning: longer than $(( warn_after / 60 )) minutes" >&2; fi
exit_code=0
if [ ${#broken[@]} -gt 0 ]; then echo "not passed: ${broken[*]}"; exit_code=1; fi
if [ "${CI:-}" = true ] && [ $skipped -gt 0 ]; then echo "in CI nothing may be skipped"; exit_code=1; fi
echo "tests: $passed passed, $failed failed, $skipped skipped"
exit $exit_code
