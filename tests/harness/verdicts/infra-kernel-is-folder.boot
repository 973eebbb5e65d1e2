# verdict: infra
# says: is a directory
# The kernel is a folder.
kernel ../images/
end with stop
