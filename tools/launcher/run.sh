# shellcheck shell=bash
# Starts the simulators and the gateway, shows where they are, and stops them again.

# Only while starting: a first start creates the database.
readonly READY_LIMIT_S=180
# The gateway drains open requests and stops its database; after the first run it writes what it has learned, too.
readonly STOP_LIMIT_S=60
SIMULATORS_PID=""
SERVER_PID=""

run() {
    read_run_options "$@"
    use_jdk
    check_not_running_or_refuse_directory
    check_port "$PORT" "the gateway" --port
    check_port "$SIMULATORS_PORT" "the simulators" --simulators-port
    check_external_database "$DATABASE_URL"
    build_apps
    start_everything
    wait_until_ready
    print_table
    supervise
}

read_run_options() {
    PORT=${TOLLBRIDGE_PORT:-8080}
    SIMULATORS_PORT=${TOLLBRIDGE_SIMULATORS_PORT:-8090}
    DATA=${TOLLBRIDGE_DATA_DIR:-$ROOT/data}
    DATABASE_URL=${TOLLBRIDGE_DATABASE_URL:-}
    while [[ $# -gt 0 ]]; do
        [[ $# -ge 2 ]] || refuse "'$1' is not an option of run, or lacks its value: see ./tollbridge help"
        case $1 in
            --port) PORT=$2 ;;
            --simulators-port) SIMULATORS_PORT=$2 ;;
            --data) DATA=$2 ;;
            --database-url) DATABASE_URL=$2 ;;
            *) refuse "'$1' is not an option of run: see ./tollbridge help" ;;
        esac
        shift 2
    done
    [[ $PORT != "$SIMULATORS_PORT" ]] || refuse "the gateway and the simulators cannot share port $PORT: choose another with --port N"
    [[ $DATA == /* ]] || DATA=$PWD/$DATA
    LOGS=$DATA/logs
}

check_not_running_or_refuse_directory() {
    claim_data_directory "$DATA"
    check_not_running "$DATA"
    mkdir -p -- "$LOGS" 2>/dev/null || refuse "cannot create $LOGS: make the data directory writable, or choose another with --data DIR"
}

start_everything() {
    STARTED=$SECONDS
    trap stop_everything EXIT
    trap 'exit 0' INT TERM HUP
    printf 'launcher %s\n' "$$" >"$DATA/run.pids"
    command_lines
    start_program simulators "${SIMULATORS_COMMAND[@]}" --port "$SIMULATORS_PORT" --data "$DATA/simulators"
    SIMULATORS_PID=$!
    printf 'simulators %s\n' "$SIMULATORS_PID" >>"$DATA/run.pids"
    start_program server "${SERVER_COMMAND[@]}"
    SERVER_PID=$!
    printf 'gateway %s\n' "$SERVER_PID" >>"$DATA/run.pids"
    say "Starting (logs in $LOGS)"
}

# A process group of its own keeps Ctrl-C from the programs and the database, so that the launcher decides the order.
start_program() {
    local log=$LOGS/$1.log
    shift
    [[ ! -e $log ]] || mv -f -- "$log" "$log.1"
    set -m
    TOLLBRIDGE_PORT=$PORT TOLLBRIDGE_DATA_DIR=$DATA TOLLBRIDGE_DATABASE_URL=$DATABASE_URL TOLLBRIDGE_DEVELOPMENT=true \
        TOLLBRIDGE_SIMULATORS_URL=http://127.0.0.1:$SIMULATORS_PORT \
        "$@" </dev/null >"$log" 2>&1 &
    set +m
}

wait_until_ready() {
    until is_ready; do
        kill -0 "$SIMULATORS_PID" 2>/dev/null || give_up simulators
        kill -0 "$SERVER_PID" 2>/dev/null || give_up server
        (($(seconds_since "$STARTED") < READY_LIMIT_S)) || give_up server
        sleep 0.2
    done
}

is_ready() {
    [[ -n $(http_get "$SIMULATORS_PORT" /health) ]] &&
        [[ $(http_get "$PORT" /actuator/health) == *'"UP"'* ]] &&
        # An earlier run's tells of that run's ports.
        [[ $DATA/demo.json -nt $DATA/run.pids ]]
}

# The server writes one line of this form when a setting or the machine is to blame; anything else is a bug to be read in the log.
give_up() {
    local reason
    reason=$(sed -n 's/.*Cannot start: //p' "$LOGS/$1.log" | head -n 1)
    [[ -z $reason ]] || refuse "$reason"
    tail -n 20 "$LOGS/$1.log" >&2
    printf 'tollbridge: the %s did not start; its log is %s\n' "$1" "$LOGS/$1.log" >&2
    exit 1
}

print_table() {
    local demo=$DATA/demo.json
    cat <<TABLE

Tollbridge is ready ($(seconds_since "$STARTED") s)

  Demo shop     $(json_string "$demo" shop_url)
  API           $(json_string "$demo" api_base)   (reference: http://127.0.0.1:$PORT/docs)
  API key       $(json_string "$demo" api_key)
  Console       not there yet
  Simulators    http://127.0.0.1:$SIMULATORS_PORT
  Fake phones   http://127.0.0.1:$SIMULATORS_PORT/{alipay,wechatpay,unionpay,qqwallet}/phone
  All of this   $demo

Ctrl-C stops everything; the data stays in $DATA
TABLE
}

supervise() {
    local died=server
    wait -n "$SIMULATORS_PID" "$SERVER_PID" || true
    kill -0 "$SIMULATORS_PID" 2>/dev/null || died=simulators
    printf 'tollbridge: the %s ended by itself; its log is %s\n' "$died" "$LOGS/$died.log" >&2
    exit 1
}

# The gateway first: it may still talk to the channels while it drains.
stop_everything() {
    trap '' INT TERM HUP
    if [[ -n $SERVER_PID && ! -s $LEARNED ]] && kill -0 "$SERVER_PID" 2>/dev/null; then
        say "Stopping (some seconds longer than later: the next start will be faster)"
    fi
    local pid
    for pid in "$SERVER_PID" "$SIMULATORS_PID"; do
        [[ -z $pid ]] || stop_program "$pid"
    done
    rm -f -- "$DATA/run.pids"
}

stop_program() {
    local pid=$1 started=$SECONDS
    kill -TERM "$pid" 2>/dev/null || return 0
    while kill -0 "$pid" 2>/dev/null; do
        if (($(seconds_since "$started") >= STOP_LIMIT_S)); then
            printf 'tollbridge: process %s did not stop in %s s and is killed\n' "$pid" "$STOP_LIMIT_S" >&2
            kill -KILL "$pid" 2>/dev/null || true
            return 0
        fi
        sleep 0.1
    done
}
