# cmake -D CMARK=… -D DOCS=docs -D REFERENCES=folder -D OUTPUT=help -P pages.cmake
# The pages of docs/guide as HTML in OUTPUT/zh-CN and OUTPUT/en-US; functions.html comes from REFERENCES/LANGUAGE.md.

function(write_page language source name)
  execute_process(COMMAND ${CMARK} -e table ${source} OUTPUT_VARIABLE CONTENT COMMAND_ERROR_IS_FATAL ANY)

  # Links: pages are HTML here, docs/guide/LANGUAGE becomes LANGUAGE, and the schema is next to the frameworks.
  string(REGEX REPLACE "\\.md([#\"])" ".html\\1" CONTENT "${CONTENT}")
  string(REPLACE "=\"../../../engine/" "=\"../../" CONTENT "${CONTENT}")
  string(REGEX REPLACE "=\"\\.\\./\\.\\./(pictures|examples)/" "=\"../\\1/" CONTENT "${CONTENT}")

  # Functions have anchors, as in the Markdown.
  string(REGEX MATCHALL "<h2>[A-Z]+</h2>" headings "${CONTENT}")
  foreach(heading IN LISTS headings)
    string(REGEX REPLACE "</?h2>" "" function "${heading}")
    string(TOLOWER "${function}" id)
    string(REPLACE "${heading}" "<h2 id=\"${id}\">${function}</h2>" CONTENT "${CONTENT}")
  endforeach()

  string(REGEX MATCH "<h1>([^<]*)</h1>" heading "${CONTENT}")
  set(TITLE "${CMAKE_MATCH_1}")
  set(LANGUAGE ${language})
  file(STRINGS ${DOCS}/guide/${language}/index.md HOME LIMIT_COUNT 1 ENCODING UTF-8)
  string(REPLACE "# " "" HOME "${HOME}")
  configure_file(${CMAKE_CURRENT_FUNCTION_LIST_DIR}/page.html.in ${OUTPUT}/${language}/${name}.html @ONLY)
endfunction()

file(REMOVE_RECURSE ${OUTPUT})
foreach(language zh-CN en-US)
  file(GLOB guides ${DOCS}/guide/${language}/*.md)
  list(FILTER guides EXCLUDE REGEX "/functions\\.md$")
  foreach(guide IN LISTS guides)
    get_filename_component(name ${guide} NAME_WE)
    write_page(${language} ${guide} ${name})
  endforeach()
  write_page(${language} ${REFERENCES}/${language}.md functions)
endforeach()
file(COPY ${CMAKE_CURRENT_LIST_DIR}/style.css ${DOCS}/pictures DESTINATION ${OUTPUT})
file(COPY ${DOCS}/examples/example-city.json DESTINATION ${OUTPUT}/examples)
