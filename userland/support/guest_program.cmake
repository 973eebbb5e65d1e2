# add_guest_program(NAME source…): a static program for the guest, C++23 on musl with no C++
# runtime. It is put, stripped, into BUILD/guest/NAME, and with its symbols into NAME.debug.
#
# The host's compiler is used with musl's headers in place of glibc's; the header-only half of
# libstdc++ stays usable: __GLIBC_PREREQ is the one macro that its os_defines.h expects of glibc.
# The kernel's user headers come through a folder of links to linux-libc-dev's, because the
# folder that they are in holds glibc's headers too.

execute_process(COMMAND ${CMAKE_CXX_COMPILER} -dumpversion OUTPUT_VARIABLE GUEST_GCC_VERSION
                OUTPUT_STRIP_TRAILING_WHITESPACE)
execute_process(COMMAND ${CMAKE_CXX_COMPILER} -print-file-name=include
                OUTPUT_VARIABLE GUEST_GCC_INCLUDE OUTPUT_STRIP_TRAILING_WHITESPACE)
execute_process(COMMAND ${CMAKE_CXX_COMPILER} -print-multiarch OUTPUT_VARIABLE GUEST_MULTIARCH
                OUTPUT_STRIP_TRAILING_WHITESPACE)
find_path(GUEST_MUSL_INCLUDE libc.a.h NAMES features.h stdlib.h PATHS /usr/include/x86_64-linux-musl
          NO_DEFAULT_PATH REQUIRED)
find_program(GUEST_LINKER musl-gcc REQUIRED)
# musl-gcc would link by the machine's default compiler, which can't read another one's -flto.
string(REGEX REPLACE "g\\+\\+" "gcc" GUEST_GCC ${CMAKE_CXX_COMPILER})

set(GUEST_KERNEL_HEADERS ${CMAKE_BINARY_DIR}/kernel-headers)
file(MAKE_DIRECTORY ${GUEST_KERNEL_HEADERS} ${CMAKE_BINARY_DIR}/guest)
file(CREATE_LINK /usr/include/linux ${GUEST_KERNEL_HEADERS}/linux SYMBOLIC)
file(CREATE_LINK /usr/include/asm-generic ${GUEST_KERNEL_HEADERS}/asm-generic SYMBOLIC)
file(CREATE_LINK /usr/include/${GUEST_MULTIARCH}/asm ${GUEST_KERNEL_HEADERS}/asm SYMBOLIC)

add_library(guest_options INTERFACE)
target_compile_options(
  guest_options
  INTERFACE -Oz
            # The whole program at once: a tenth smaller.
            -flto
            -nostdinc
            -nostdinc++
            "SHELL:-isystem /usr/include/c++/${GUEST_GCC_VERSION}"
            "SHELL:-isystem /usr/include/${GUEST_MULTIARCH}/c++/${GUEST_GCC_VERSION}"
            "SHELL:-isystem ${GUEST_MUSL_INCLUDE}"
            "SHELL:-isystem ${GUEST_GCC_INCLUDE}"
            "SHELL:-isystem ${GUEST_KERNEL_HEADERS}"
            "-D__GLIBC_PREREQ(a,b)=0"
            -fno-exceptions
            -fno-rtti
            -fno-threadsafe-statics
            -ffunction-sections
            -fdata-sections
            -fno-asynchronous-unwind-tables
            -fno-stack-protector
            # Ubuntu's compiler has these on by itself; they cost bytes, or libraries we don't have.
            -fno-stack-clash-protection
            -fcf-protection=none
            -U_FORTIFY_SOURCE
            -fno-pie
            -g
            -Wall
            -Wextra
            -Wpedantic
            -Wshadow
            -Wconversion
            -Wno-sign-conversion
            -Wold-style-cast
            -Werror)

set(GUEST_LINK_OPTIONS
    -Oz -flto -fno-asynchronous-unwind-tables -static -no-pie
    -Wl,--gc-sections,-z,noseparate-code,-z,norelro,--build-id=none
    -Wl,-z,max-page-size=4096,-z,common-page-size=64)

# The objects of a guest program, or of a part of several: guest_objects_NAME.
function(add_guest_objects name)
  add_library(guest_objects_${name} OBJECT ${ARGN})
  target_link_libraries(guest_objects_${name} PRIVATE guest_options guest_support_headers)
endfunction()

# link_guest_program(NAME OBJECTS name… [OPTIONS option…]): a program of objects made by
# add_guest_objects and of what guest programs share, and the target guest_NAME.
function(link_guest_program name)
  cmake_parse_arguments(LINK "" "" "OBJECTS;OPTIONS" ${ARGN})
  set(linked ${CMAKE_BINARY_DIR}/guest/${name})
  set(targets guest_support)
  set(objects $<TARGET_OBJECTS:guest_support>)
  foreach(part ${LINK_OBJECTS})
    list(PREPEND targets guest_objects_${part})
    list(PREPEND objects $<TARGET_OBJECTS:guest_objects_${part}>)
  endforeach()
  add_custom_command(
    OUTPUT ${linked}
    # The small common page lets data follow code in the file without a gap of up to a page: the
    # kernel maps that page twice.
    COMMAND ${CMAKE_COMMAND} -E env REALGCC=${GUEST_GCC} ${GUEST_LINKER} ${GUEST_LINK_OPTIONS}
            ${LINK_OPTIONS} -o ${linked}.debug ${objects}
    COMMAND ${CMAKE_STRIP} -s -R .comment -o ${linked} ${linked}.debug
    DEPENDS ${targets} ${objects}
    COMMENT "Linking guest program ${name}"
    COMMAND_EXPAND_LISTS VERBATIM)
  add_custom_target(guest_${name} ALL DEPENDS ${linked})
endfunction()

function(add_guest_program name)
  add_guest_objects(${name} ${ARGN})
  link_guest_program(${name} OBJECTS ${name})
endfunction()
