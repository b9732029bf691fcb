# The image of a release: goreleaser puts the static program for each platform
# into a folder of its name.
#
#   docker run --rm -v "$PWD:/work" ghcr.io/newslint/newslint check articles
FROM scratch
ARG TARGETPLATFORM
COPY $TARGETPLATFORM/newslint /usr/bin/newslint
WORKDIR /work
ENTRYPOINT ["/usr/bin/newslint"]
