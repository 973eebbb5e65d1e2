# `run` gives the person's terminal to the guest, and gives it back as it was.
. "$(dirname "$0")/../promise.sh"

# script(1) makes a terminal; what is typed comes through a pipe.
cat >"$scratch/session.sh" <<END
before=\$(stty -g)
"$kindling" run busybox
echo "exit code \$?"
[ "\$before" = "\$(stty -g)" ] && echo "the terminal is as it was"
END
{
    tries=0
    until grep -q '/ # ' "$scratch/out" 2>/dev/null || [ $tries -ge 600 ]; do
        tries=$((tries + 1))
        sleep 0.1
    done
    printf 'echo typed-$((6 * 7))\n'
    sleep 2
    printf '\001x'
    sleep 2
} | script -qfec "sh $scratch/session.sh" "$scratch/out" >/dev/null 2>&1
must_say 'typed-42'
must_say 'exit code 0'
must_say 'the terminal is as it was'
