# shellcheck shell=bash
# What every part of the launcher uses.

# Prints one line that says what to do, and ends with the code of "could not start".
refuse() {
    printf 'tollbridge: %s\n' "$*" >&2
    exit 2
}

say() {
    printf '%s\n' "$*"
}

# Seconds of the wall clock since `since`, a value of $SECONDS.
seconds_since() {
    printf '%s' "$((SECONDS - $1))"
}

# Whether something accepts connections: host, port.
listens() {
    (exec 3<>"/dev/tcp/$1/$2") 2>/dev/null
}

# The body of GET http://127.0.0.1:port/path, nothing when it is not answered with 200. A new machine may have no curl.
http_get() {
    local port=$1 path=$2 reply
    reply=$(
        exec 2>/dev/null 3<>"/dev/tcp/127.0.0.1/$port" || exit 0
        printf 'GET %s HTTP/1.0\r\nHost: 127.0.0.1:%s\r\nConnection: close\r\n\r\n' "$path" "$port" >&3
        head -c 65536 <&3
    ) || true
    [[ $reply == HTTP/1.?' 200'* ]] || return 0
    printf '%s' "${reply#*$'\r\n\r\n'}"
}

# The first string member of that name in a JSON file: file, name. Enough for the flat files that the gateway writes.
json_string() {
    sed -n "s/.*\"$2\"[[:space:]]*:[[:space:]]*\"\([^\"]*\)\".*/\1/p" "$1" | head -n 1
}
