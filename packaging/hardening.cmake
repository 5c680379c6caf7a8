# Compiler options that make faults in reading foreign files harder to exploit, as far as the compiler has them. They
# apply to everything that is built.
include(CheckCXXCompilerFlag)
include(CheckPIESupported)

check_pie_supported(LANGUAGES CXX)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
# The last two protect calls and jumps, on x86-64 and on arm64.
foreach(flag fstack-protector-strong fstack-clash-protection fcf-protection mbranch-protection=standard)
  string(MAKE_C_IDENTIFIER ${flag} name)
  check_cxx_compiler_flag(-${flag} CITYSTAR_HAS_${name})
  if(CITYSTAR_HAS_${name})
    add_compile_options(-${flag})
  endif()
endforeach()
add_link_options(LINKER:-z,relro,-z,now,-z,noexecstack)
# This option needs optimisation, and it hides faults from the sanitizers.
if(NOT CITYSTAR_SANITIZE)
  add_compile_options($<$<NOT:$<CONFIG:Debug>>:-U_FORTIFY_SOURCE>)
  add_compile_options($<$<NOT:$<CONFIG:Debug>>:-D_FORTIFY_SOURCE=2>)
endif()
