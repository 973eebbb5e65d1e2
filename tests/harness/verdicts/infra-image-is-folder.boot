# verdict: infra
# The image is a folder.
image ../images/
end with stop
