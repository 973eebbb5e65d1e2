# The article's hello world: an image that holds exactly one file, /init, which prints a line
# and returns. The article does not tell what comes then: when PID 1 ends, the kernel has nothing
# left to run, and panics.

image    hello
kernel   seed
cmdline  root=/dev/ram init=/init
timeout  60s
silence  20s

expect "Linux version"
expect "Run /init as init process"
expect /^Hello, (?P<greeted>[^!]+)!/
end with panic "Attempted to kill init! exitcode=0x00000000"
