# Bad usage exits with 125, which git bisect skips, and says what is wrong.
. "$(dirname "$0")/../promise.sh"

must_exit 125 "$kindling"
must_exit 125 "$kindling" no-such-command
must_exit 125 "$kindling" test --no-such-option
must_exit 125 "$kindling" test helo
must_say 'did you mean "hello"?'
must_exit 125 "$kindling" test "$scratch/none.boot"
must_say "$scratch/none.boot"
must_exit 125 "$kindling" test hello --kernel "$scratch/none"
must_say "$scratch/none"
must_exit 125 "$kindling" test hello --accel turbo
must_exit 125 "$kindling" test hello --kernel x --linux y
must_exit 125 "$kindling" test hello --config x
must_exit 125 "$kindling" test busybox --repeatable
must_say 'nothing is typed'
must_exit 125 "$kindling" run
must_exit 125 "$kindling" run no-such-image
must_exit 125 "$kindling" run hello --machine pdp11
must_say 'there are pc, q35, microvm'
printf 'expct "x"\nend with stop\n' >"$scratch/typo.boot"
must_exit 125 "$kindling" test "$scratch/typo.boot"
must_say 'typo.boot:1:1: unknown word "expct", did you mean "expect"?'
must_exit 0 "$kindling" --help
for command in demo check run test kernel busybox pack doctor; do
    must_exit 0 "$kindling" "$command" --help
    must_say 'Example:'
done
