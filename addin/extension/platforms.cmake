# The platforms of an extension. Each has two folders in it, for the program and for the libraries: bin/ and lib/ for
# x86-64, bin-PROCESSOR/ and lib-PROCESSOR/ for another processor, as CMake calls it. Sets citystar_program_folder and
# citystar_library_folder, those of the processor that is built for.
#
# Run as a script (cmake -D EXTENSION=… -D PROJECT_VERSION=… -D CITYSTAR_MINIMUM_OFFICE=… -P platforms.cmake) it writes
# what names the platforms, for those that are in the folder EXTENSION: the manifest, the description, and a list of
# components for each. On a platform that is named and whose libraries are not there, the functions would be missing.

if(NOT CMAKE_SCRIPT_MODE_FILE)
  set(citystar_platforms_script ${CMAKE_CURRENT_LIST_FILE})
  set(suffix "")
  if(NOT CMAKE_SYSTEM_PROCESSOR STREQUAL x86_64)
    set(suffix -${CMAKE_SYSTEM_PROCESSOR})
  endif()
  set(citystar_program_folder bin${suffix})
  set(citystar_library_folder lib${suffix})
  return()
endif()

cmake_minimum_required(VERSION 3.25)
file(GLOB folders RELATIVE ${EXTENSION} ${EXTENSION}/lib ${EXTENSION}/lib-*)
if(NOT folders)
  message(FATAL_ERROR "There is no folder lib or lib-PROCESSOR in ${EXTENSION}.")
endif()
foreach(library_folder IN LISTS folders)
  string(REGEX REPLACE "^lib" "" suffix ${library_folder})
  if(NOT EXISTS ${EXTENSION}/bin${suffix}/citystar)
    message(FATAL_ERROR "There is ${library_folder} and no bin${suffix}/citystar in ${EXTENSION}.")
  endif()
  string(REGEX REPLACE "^-" "" processor "${suffix}")
  if(NOT processor)
    set(processor x86_64)
  endif()
  string(TOUPPER ${processor} cpu)
  list(APPEND platforms linux_${processor})
  string(APPEND entries "
  <manifest:file-entry manifest:full-path=\"citystar${suffix}.components\" manifest:media-type=\"application/vnd.sun.star.uno-components;platform=Linux_${cpu}\"/>
  <manifest:file-entry manifest:full-path=\"bin${suffix}/citystar\" manifest:media-type=\"application/vnd.sun.star.executable;platform=Linux_${cpu}\"/>")
  configure_file(${CMAKE_CURRENT_LIST_DIR}/citystar.components.in ${EXTENSION}/citystar${suffix}.components @ONLY)
endforeach()
list(JOIN platforms , platforms)
configure_file(${CMAKE_CURRENT_LIST_DIR}/manifest.xml.in ${EXTENSION}/META-INF/manifest.xml @ONLY)
configure_file(${CMAKE_CURRENT_LIST_DIR}/description.xml.in ${EXTENSION}/description.xml @ONLY)
