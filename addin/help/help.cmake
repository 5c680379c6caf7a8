# The help of the extension: the pages of docs/guide as HTML, and the current reference of the functions. Sets
# help_folder, which is complete when help_stamp exists.
find_program(CMARK cmark-gfm REQUIRED)
set(docs ${PROJECT_SOURCE_DIR}/docs)
set(help_folder ${CMAKE_CURRENT_BINARY_DIR}/help)
set(help_stamp ${CMAKE_CURRENT_BINARY_DIR}/help.stamp)
set(references ${CMAKE_CURRENT_BINARY_DIR}/references)
file(MAKE_DIRECTORY ${references})
foreach(language zh-CN en-US)
  add_custom_command(OUTPUT ${references}/${language}.md
    COMMAND citystar_function_table ${CMAKE_CURRENT_SOURCE_DIR}/functions.json reference ${language}
            > ${references}/${language}.md
    DEPENDS citystar_function_table functions.json VERBATIM)
endforeach()
file(GLOB help_sources CONFIGURE_DEPENDS ${docs}/guide/*/*.md ${docs}/pictures/*/*.png)
add_custom_command(OUTPUT ${help_stamp}
  COMMAND ${CMAKE_COMMAND} -D CMARK=${CMARK} -D DOCS=${docs} -D REFERENCES=${references} -D OUTPUT=${help_folder}
          -P ${CMAKE_CURRENT_SOURCE_DIR}/help/pages.cmake
  COMMAND ${CMAKE_COMMAND} -E touch ${help_stamp}
  DEPENDS ${help_sources} ${references}/zh-CN.md ${references}/en-US.md ${docs}/examples/example-city.json
          help/pages.cmake help/page.html.in help/style.css
  VERBATIM)
