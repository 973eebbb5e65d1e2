# init.explain does what the table does: what is required is tried again behind the shell, and what has
# a fallback goes on with it.

image    images/needs-explain.list
kernel   test
cmdline  panic=0
timeout  120s
silence  60s

expect "nosuchfs /run/nowhere"
expect "it failed: No such device; something else stands in for it"
expect "nosuchfs /run/none"
expect "it failed: No such device; something else stands in for it"
expect /mkdir\("\/run\/shelf", 0750\) = 0/
expect "it failed: No such file or directory; the boot can't go on without it"
wait for prompt
enter "echo >/run/wanted; exit"
expect /open\("\/run\/wanted", O_WRONLY\|O_TRUNC\|O_CLOEXEC\) = 3/
expect "done."
expect "process 1 with two words"
end with power-off
