# The extension, unpacked. packaging/ adds the templates, which it takes the extension to make, and packs it.
include(help/help.cmake)
set(oxt ${PROJECT_BINARY_DIR}/oxt)
set(xcu ${CMAKE_CURRENT_BINARY_DIR}/CalcAddIns.xcu)
add_custom_command(OUTPUT ${xcu}
  COMMAND citystar_function_table ${CMAKE_CURRENT_SOURCE_DIR}/functions.json xcu > ${xcu}
  DEPENDS citystar_function_table functions.json VERBATIM)

# The notices of others whose code is compiled in.
set(notices ${PROJECT_BINARY_DIR}/THIRD-PARTY)
add_custom_command(OUTPUT ${notices}
  COMMAND ${PROJECT_SOURCE_DIR}/packaging/third-party.sh > ${notices}
  DEPENDS ${PROJECT_SOURCE_DIR}/packaging/third-party.sh VERBATIM)

# What differs between platforms, and the files that name them.
set(add_platform
  COMMAND ${CMAKE_COMMAND} -E make_directory ${oxt}/${citystar_program_folder} ${oxt}/${citystar_library_folder}
  COMMAND ${CMAKE_COMMAND} -E copy $<TARGET_FILE:citystar_component> $<TARGET_FILE:citystar_menu>
          $<TARGET_FILE:citystar_reader> $<TARGET_FILE:citystar_command> ${oxt}/${citystar_library_folder}
  COMMAND ${CMAKE_COMMAND} -E copy $<TARGET_FILE:citystar> ${oxt}/${citystar_program_folder}
  COMMAND ${CMAKE_COMMAND} -D EXTENSION=${oxt} -D PROJECT_VERSION=${PROJECT_VERSION}
          -D CITYSTAR_MINIMUM_OFFICE=${CITYSTAR_MINIMUM_OFFICE} -P ${citystar_platforms_script})
set(platform_files citystar citystar_command citystar_component citystar_menu citystar_reader ${citystar_platforms_script})
foreach(file manifest.xml citystar.components description.xml)
  list(APPEND platform_files extension/${file}.in)
endforeach()

if(CMAKE_CROSSCOMPILING)
  # Everything else is the same on all platforms: it comes from this machine's own build, with the templates.
  add_custom_command(OUTPUT ${PROJECT_BINARY_DIR}/citystar.oxt
    COMMAND ${CMAKE_COMMAND} -E rm -rf ${oxt}
    COMMAND ${CMAKE_COMMAND} -E copy_directory ${CITYSTAR_HOST_BUILD}/oxt ${oxt}
    ${add_platform}
    COMMAND ${CMAKE_COMMAND} -D FOLDER=${oxt} -D ARCHIVE=${PROJECT_BINARY_DIR}/citystar.oxt
            -P ${PROJECT_SOURCE_DIR}/packaging/zip-folder.cmake
    DEPENDS ${platform_files} ${CITYSTAR_HOST_BUILD}/citystar.oxt ${PROJECT_SOURCE_DIR}/packaging/zip-folder.cmake
    VERBATIM)
  add_custom_target(citystar_extension ALL DEPENDS ${PROJECT_BINARY_DIR}/citystar.oxt)
  return()
endif()

file(GLOB framework_files CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/engine/frameworks/*.json)
file(GLOB_RECURSE extension_files CONFIGURE_DEPENDS extension/files/*)
add_custom_command(OUTPUT ${CMAKE_CURRENT_BINARY_DIR}/oxt.stamp
  COMMAND ${CMAKE_COMMAND} -E rm -rf ${oxt}
  COMMAND ${CMAKE_COMMAND} -E make_directory ${oxt}/frameworks
  COMMAND ${CMAKE_COMMAND} -E copy ${xcu} ${citystar_rdb}
          ${CMAKE_CURRENT_SOURCE_DIR}/extension/Paths.xcu ${CMAKE_CURRENT_SOURCE_DIR}/extension/Jobs.xcu
          ${CMAKE_CURRENT_SOURCE_DIR}/menu/Addons.xcu ${CMAKE_CURRENT_SOURCE_DIR}/menu/ProtocolHandler.xcu
          ${PROJECT_SOURCE_DIR}/LICENSE ${PROJECT_SOURCE_DIR}/engine/crosswalk.json ${oxt}
  # The notice of OpenSSL refers to this licence, which only Debian has.
  COMMAND ${CMAKE_COMMAND} -E cat ${notices} /usr/share/common-licenses/Apache-2.0 > ${oxt}/THIRD-PARTY
  ${add_platform}
  COMMAND ${CMAKE_COMMAND} -E copy ${framework_files} ${oxt}/frameworks
  COMMAND ${CMAKE_COMMAND} -E copy_directory ${CMAKE_CURRENT_SOURCE_DIR}/extension/files ${oxt}
  COMMAND ${CMAKE_COMMAND} -E copy_directory ${help_folder} ${oxt}/help
  COMMAND ${CMAKE_COMMAND} -E touch ${CMAKE_CURRENT_BINARY_DIR}/oxt.stamp
  DEPENDS ${platform_files} ${help_stamp} ${notices} ${xcu} ${citystar_rdb} ${framework_files}
          ${PROJECT_SOURCE_DIR}/engine/crosswalk.json ${extension_files} extension/Jobs.xcu extension/Paths.xcu
          menu/Addons.xcu menu/ProtocolHandler.xcu
  VERBATIM)
add_custom_target(citystar_extension ALL DEPENDS ${CMAKE_CURRENT_BINARY_DIR}/oxt.stamp)
