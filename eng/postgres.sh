# Sourced: a throw-away PostgreSQL 15 cluster on a free loopback port, for tests and benches.
#   postgres_start     sets DUIXIAN_TEST_POSTGRES (a connection string that may create databases)
#   postgres_stop      stops it by its process id and removes every file; safe to call twice
#   postgres_settings  further settings instead of giving up durability, such as "-c fsync=on"
# As root the server runs as the user postgres, as PostgreSQL demands; otherwise as the current user.

postgres_bin=/usr/lib/postgresql/15/bin
postgres_folder=

postgres_as() {
  if [ "$(id -u)" -eq 0 ]; then runuser -u postgres -- "$@"; else "$@"; fi
}

postgres_start() {
  local password port attempt
  [ -x "$postgres_bin/initdb" ] || { echo "PostgreSQL 15 is missing (package postgresql-15)" >&2; return 1; }
  postgres_folder=$(mktemp -d "${TMPDIR:-/tmp}/duixian-pg-XXXXXX")
  password=$(head -c 18 /dev/urandom | base64 | tr -d '/+=')
  ( umask 077; printf '%s\n' "$password" > "$postgres_folder/password" )
  if [ "$(id -u)" -eq 0 ]; then chown -R postgres: "$postgres_folder"; fi
  # C.UTF-8, never C: trigram search over Chinese depends on it.
  ( cd / && postgres_as "$postgres_bin/initdb" -D "$postgres_folder/data" -U duixian_test --pwfile="$postgres_folder/password" \
      --auth=scram-sha-256 --encoding=UTF8 --locale=C.UTF-8 --no-sync > "$postgres_folder/initdb.log" 2>&1 ) \
    || { cat "$postgres_folder/initdb.log" >&2; postgres_stop; return 1; }
  for attempt in 1 2 3 4 5; do
    port=$(( 20000 + RANDOM % 12000 ))
    if (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; then continue; fi
    if postgres_run "$port"; then
      export DUIXIAN_TEST_POSTGRES="Host=127.0.0.1;Port=$port;Username=duixian_test;Password=$password;Database=postgres"
      return 0
    fi
  done
  cat "$postgres_folder/data/server.log" >&2 || true
  postgres_stop
  return 1
}

# postgres_run PORT: starts the server over the cluster that is there, after a crash too.
postgres_run() {
  # What is lost in a power cut is thrown away anyhow: no fsync, unless the caller measures or pulls the plug.
  ( cd / && postgres_as "$postgres_bin/pg_ctl" -D "$postgres_folder/data" -w -t 60 -l "$postgres_folder/data/server.log" start \
      -o "-p $1 -c listen_addresses=127.0.0.1 -c unix_socket_directories=$postgres_folder ${postgres_settings:--c fsync=off -c full_page_writes=off} -c max_connections=300" > /dev/null )
}

postgres_stop() {
  local pid waited
  if [ -z "$postgres_folder" ]; then return 0; fi
  pid=$(head -n 1 "$postgres_folder/data/postmaster.pid" 2>/dev/null || true)
  if [ -n "$pid" ]; then
    kill -INT "$pid" 2>/dev/null || true
    for waited in $(seq 100); do kill -0 "$pid" 2>/dev/null || break; sleep 0.1; done
    kill -QUIT "$pid" 2>/dev/null || true
  fi
  rm -rf "$postgres_folder"
  postgres_folder=
  unset DUIXIAN_TEST_POSTGRES
}
