# What is required, and fails, gets a shell and is tried again; what has a fallback goes on with it; a
# wait in vain says which devices came, and which have no driver; and a table can end in another program.

image    images/needs.list
kernel   test
cmdline  panic=0
timeout  120s
silence  60s

expect "init: cannot open /run/wanted: No such file or directory"
expect "init: no boot without"
expect "init: a shell to mend it; then it is tried again"
wait for prompt
enter "exit"
expect "init: cannot open /run/wanted: No such file or directory"
wait for prompt
enter "echo >/run/wanted; exit"
expect /^init: \/dev\/never did not come; there came .*dummy0.*; without a driver: .*pci:0000:00:00\.0/
expect "process 1 with two words"
expect /^written$/
expect /^drwxr-x---$/
expect /^640 character special file 1:5$/
end with power-off
