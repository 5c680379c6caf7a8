# Writes everything in FOLDER into the zip file ARCHIVE, with names relative to the folder.
file(GLOB entries LIST_DIRECTORIES true RELATIVE ${FOLDER} ${FOLDER}/*)
file(REMOVE ${ARCHIVE})
execute_process(COMMAND ${CMAKE_COMMAND} -E tar cf ${ARCHIVE} --format=zip ${entries}
  WORKING_DIRECTORY ${FOLDER} COMMAND_ERROR_IS_FATAL ANY)
