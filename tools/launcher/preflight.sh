# shellcheck shell=bash
# What must be true before anything is started. Each check ends with one line that says what to do, and exit code 2.

# An empty file that says "this directory is Tollbridge's". The server looks for the same name.
readonly MARKER=.tollbridge

check_port() {
    local port=$1 who=$2 flag=$3
    if [[ ! $port =~ ^[1-9][0-9]{0,4}$ ]] || ((port > 65535)); then
        refuse "$who cannot listen on port '$port': give a number from 1 to 65535 with $flag"
    fi
    ! listens 127.0.0.1 "$port" ||
        refuse "port $port for $who is taken: stop the program that uses it, or choose another with $flag N"
}

# Makes the directory on the first run; later runs accept only a directory that carries the marker.
claim_data_directory() {
    local data=$1 another="choose another with --data DIR"
    if [[ ! -e $data ]]; then
        (umask 077 && mkdir -p -- "$data") 2>/dev/null || refuse "cannot create the data directory $data: make its parent writable, or $another"
    fi
    [[ -d $data ]] || refuse "the data directory $data is not a directory: $another"
    [[ -O $data ]] || refuse "the data directory $data belongs to another user: run as that user, or $another"
    [[ -w $data && -x $data ]] || refuse "the data directory $data is not writable: chmod u+rwx it, or $another"
    if [[ ! -e $data/$MARKER ]]; then
        [[ -z $(ls -A -- "$data") ]] ||
            refuse "the data directory $data holds files that are not Tollbridge's: $another"
        : 2>/dev/null >"$data/$MARKER" || refuse "cannot write to the data directory $data: free some space, or $another"
    fi
}

# Refuses a second run on the same data, also when only a part of the first one is still alive.
check_not_running() {
    local file=$1/run.pids name pid
    [[ -r $file ]] || return 0
    while read -r name pid; do
        if kill -0 "$pid" 2>/dev/null && ps -o args= -p "$pid" 2>/dev/null | grep -q tollbridge; then
            refuse "already running on $1 ($name, process $pid): use that one, stop it with 'kill $pid', or run on other data with --data DIR"
        fi
    done <"$file"
}

# Only whether anybody listens there; name, user and password are the server's to find out.
check_external_database() {
    local url=$1
    [[ -n $url ]] || return 0
    [[ $url =~ ^jdbc:postgresql://([^/:,?]+)(:([0-9]+))?/ ]] ||
        refuse "the database URL is not of the form jdbc:postgresql://HOST:PORT/NAME?user=...: correct TOLLBRIDGE_DATABASE_URL"
    local host=${BASH_REMATCH[1]} port=${BASH_REMATCH[3]:-5432}
    listens "$host" "$port" ||
        refuse "no PostgreSQL answers at $host:$port: start it, or correct TOLLBRIDGE_DATABASE_URL (leave it unset for the embedded one)"
}
