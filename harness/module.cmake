# The standard headers that nearly every file wants are compiled once, in base; the rest of the
# harness takes them from there. (A third of the time that the harness takes to build.)
function(share_precompiled_headers name)
  if(name STREQUAL base)
    target_precompile_headers(
      base PRIVATE <algorithm> <chrono> <expected> <filesystem> <functional> <map> <optional>
      <string> <string_view> <vector> <fmt/format.h>)
  else()
    target_precompile_headers(${name} REUSE_FROM base)
  endif()
endfunction()

# add_harness_module(NAME SOURCES file… [USES module…] [LIBRARIES target…])
#
# One folder of harness/ as one static library. Its headers are included as "NAME/header.h",
# through a folder of its own that holds one link, so that only a module that is named under
# USES can be included: a wrong include does not compile.
function(add_harness_module name)
  cmake_parse_arguments(MODULE "" "" "SOURCES;USES;LIBRARIES" ${ARGN})
  set(include_folder ${CMAKE_BINARY_DIR}/include/${name})
  file(MAKE_DIRECTORY ${include_folder})
  file(CREATE_LINK ${CMAKE_CURRENT_SOURCE_DIR} ${include_folder}/${name} SYMBOLIC)
  add_library(${name} STATIC ${MODULE_SOURCES})
  target_include_directories(${name} PUBLIC ${include_folder})
  target_link_libraries(${name} PUBLIC ${MODULE_USES} ${MODULE_LIBRARIES} harness_options)
  share_precompiled_headers(${name})
endfunction()
