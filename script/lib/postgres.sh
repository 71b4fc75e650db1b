# A private PostgreSQL for the length of one script; sourced by script/test, script/bench and the tests of faults.
#
#   postgres_start [SETTING…]   starts it in a temporary folder on a free loopback port and exports its superuser
#                               address as GATEHOUSE_TEST_POSTGRES; SETTING is a server setting, as in work_mem=64MB.
#                               An address that is already there is used as it is, and nothing is started.
#   postgres_halt [SIGNAL]      stops it and keeps its folder: INT, the usual, ends sessions first; QUIT is a crash
#   postgres_again              starts it again where it was
#   postgres_stop               stops what postgres_start started and removes its folder; harmless otherwise
#
# The cluster has fsync off: it holds test data for minutes.

POSTGRES_PID=
POSTGRES_FOLDER=
POSTGRES_PORT=
POSTGRES_SETTINGS=()

# The folder of the newest server's programs.
postgres_programs() {
  local initdb
  initdb=$(ls -d /usr/lib/postgresql/*/bin/initdb 2>/dev/null | sort -V | tail -n 1)
  [ -n "$initdb" ] || initdb=$(command -v initdb || true)
  [ -n "$initdb" ] && [ -x "$(dirname "$initdb")/postgres" ] && dirname "$initdb"
}

# PostgreSQL refuses to run as root: as root, its programs run as this user.
postgres_user() {
  if [ "$(id -u)" -ne 0 ]; then
    return
  fi
  if id postgres >/dev/null 2>&1; then echo postgres; else echo nobody; fi
}

# Replaces the calling (sub)shell by the given program, under the right user.
postgres_exec() {
  local user
  user=$(postgres_user)
  cd "$POSTGRES_FOLDER" || exit 1
  if [ -n "$user" ]; then
    exec setpriv --reuid "$user" --regid "$(id -g "$user")" --clear-groups "$@"
  fi
  exec "$@"
}

# Starts the server of the folder and waits until it answers; fails when it ends or has not answered after 30 seconds.
postgres_again() {
  local programs try
  programs=$(postgres_programs)
  (postgres_exec "$programs/postgres" -D "$POSTGRES_FOLDER/data" "${POSTGRES_SETTINGS[@]}" -c "port=$POSTGRES_PORT") \
    >"$POSTGRES_FOLDER.log" 2>&1 &
  POSTGRES_PID=$!
  for try in $(seq 300); do
    # Another server may have the port: its answer is not ours.
    if [ "$(sed -n 4p "$POSTGRES_FOLDER/data/postmaster.pid" 2>/dev/null)" = "$POSTGRES_PORT" ] &&
      "$programs/pg_isready" -q -h 127.0.0.1 -p "$POSTGRES_PORT" -U postgres; then
      return 0
    fi
    kill -0 "$POSTGRES_PID" 2>/dev/null || break
    sleep 0.1
  done
  postgres_halt QUIT
  return 1
}

postgres_start() {
  if [ -n "${GATEHOUSE_TEST_POSTGRES:-}" ]; then
    return 0
  fi
  local programs user setting try
  programs=$(postgres_programs) || { echo "PostgreSQL's initdb is missing; script/bootstrap installs it." >&2; return 1; }
  POSTGRES_FOLDER=$(mktemp -d "${TMPDIR:-/tmp}/gatehouse-postgres.XXXXXX")
  user=$(postgres_user)
  if [ -n "$user" ]; then chown "$user" "$POSTGRES_FOLDER"; fi
  (postgres_exec "$programs/initdb" -D "$POSTGRES_FOLDER/data" -U postgres --auth=trust --locale=C.UTF-8 -E UTF8 \
    --no-sync) >"$POSTGRES_FOLDER.initdb" 2>&1 || { cat "$POSTGRES_FOLDER.initdb" >&2; return 1; }
  rm -f "$POSTGRES_FOLDER.initdb"
  POSTGRES_SETTINGS=()
  for setting in listen_addresses=127.0.0.1 unix_socket_directories= max_connections=300 fsync=off \
    synchronous_commit=off full_page_writes=off shared_buffers=256MB "$@"; do
    POSTGRES_SETTINGS+=(-c "$setting")
  done
  for try in 1 2 3 4 5; do
    POSTGRES_PORT=$((20000 + RANDOM % 12000))
    if postgres_again; then
      export GATEHOUSE_TEST_POSTGRES="postgres://postgres@127.0.0.1:$POSTGRES_PORT/postgres"
      return 0
    fi
  done
  tail -n 20 "$POSTGRES_FOLDER.log" >&2
  return 1
}

postgres_halt() {
  local try
  [ -n "$POSTGRES_PID" ] || return 0
  kill "-${1:-INT}" "$POSTGRES_PID" 2>/dev/null || true
  for try in $(seq 100); do
    kill -0 "$POSTGRES_PID" 2>/dev/null || break
    sleep 0.1
  done
  kill -QUIT "$POSTGRES_PID" 2>/dev/null || true
  wait "$POSTGRES_PID" 2>/dev/null || true
  POSTGRES_PID=
}

postgres_stop() {
  postgres_halt
  if [ -n "$POSTGRES_FOLDER" ]; then
    rm -rf "$POSTGRES_FOLDER" "$POSTGRES_FOLDER.log" "$POSTGRES_FOLDER.initdb"
    POSTGRES_FOLDER=
  fi
}
