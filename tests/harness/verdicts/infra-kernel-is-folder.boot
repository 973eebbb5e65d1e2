# verdict: infra
# The kernel is a folder.
kernel ../images/
end with stop
