# Sourced by the benches: a published build, a site on a free port, and lines that compare a figure with the one to reach.
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1
bench_missed=0
site_pid=

# The build that is measured: Release, ReadyToRun, this platform.
publish_site() {
  dotnet publish src/Duixian -c Release -r linux-x64 --no-self-contained --artifacts-path artifacts/bench -v q --nologo
  site_program=$PWD/artifacts/bench/publish/Duixian/release_linux-x64/duixian
}

free_port() {
  local port
  # Below the ports the system gives to callers: whoever asks again and again for one of those may be answered by itself.
  while port=$(( 20000 + RANDOM % 12000 )); do
    (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null || { echo "$port"; return; }
  done
}

# start_site ARGUMENTS…: runs `duixian serve` and waits for its first page; sets site_pid, site (address), first_page_ms and first_page_cpu_ms.
# A port that was free a moment ago may be taken by then: another is tried, and after the third what the site said is shown.
start_site() {
  local port begun attempt said
  said=$(mktemp)
  for attempt in 1 2 3; do
    port=$(free_port)
    site=http://127.0.0.1:$port
    begun=$(date +%s%N)
    "$site_program" serve --port "$port" "$@" > "$said" 2>&1 &
    site_pid=$!
    # The port may be heard for a moment while the site asks whether it is free: only a page counts.
    until (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null && curl -fsS -o /dev/null "$site/" 2>/dev/null; do
      kill -0 "$site_pid" 2>/dev/null || { site_pid=; break; }
      sleep 0.01
    done
    [ -z "$site_pid" ] || break
  done
  if [ -z "$site_pid" ]; then cat "$said" >&2; rm -f "$said"; echo "the site did not start: $site_program serve $*" >&2; return 1; fi
  rm -f "$said"
  first_page_ms=$(( ($(date +%s%N) - begun) / 1000000 ))
  # Processor time is what a machine that others keep busy can still tell.
  first_page_cpu_ms=$(awk -v tick="$(getconf CLK_TCK)" '{ printf "%d", ($14 + $15) * 1000 / tick }' "/proc/$site_pid/stat")
}

stop_site() {
  if [ -z "$site_pid" ]; then return 0; fi
  kill -TERM "$site_pid" 2>/dev/null || true
  wait "$site_pid" 2>/dev/null || true
  site_pid=
}

resident_mb() { awk '/^VmRSS/ { printf "%d", $2 / 1024 }' "/proc/$1/status"; }

median() { printf '%s\n' "$@" | sort -n | awk '{ v[NR] = $1 } END { print v[int((NR + 1) / 2)] }'; }

# report NAME FIGURE UNIT (at-least|at-most) LIMIT
report() {
  local verdict=ok
  awk -v figure="$2" -v limit="$5" -v most="$4" 'BEGIN { exit !(most == "at-most" ? figure <= limit : figure >= limit) }' || { verdict=MISSED; bench_missed=1; }
  printf '%-44s %10s %-12s %s %s  %s\n' "$1" "$2" "$3" "$4" "$5" "$verdict"
}

machine() {
  printf '%s, %s cores, %s GiB, %s, .NET %s\n' "$(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -n 1)" "$(nproc)" \
    "$(awk '/MemTotal/ { printf "%d", $2 / 1048576 }' /proc/meminfo)" "$(. /etc/os-release && echo "$PRETTY_NAME")" "$(dotnet --version)"
  printf 'load before: %s\n' "$(cut -d ' ' -f 1-3 /proc/loadavg)"
}
