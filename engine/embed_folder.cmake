# The text files of a folder as a table in C++: verification/scene_files.h.
# usage: cmake -DOUT=x.cpp "-DFILES=a.toml;b.geojson" -P embed_folder.cmake
list(SORT FILES)
set(body "#include \"verification/scene_files.h\"\n\nnamespace muster::verification {\nnamespace {\nconstexpr SceneFile kFiles[] = {\n")
foreach(file IN LISTS FILES)
  get_filename_component(name "${file}" NAME)
  file(READ "${file}" text)
  string(APPEND body "{\"${name}\", R\"~~~(${text})~~~\"},\n")
endforeach()
string(APPEND body "};\n}  // namespace\n\nstd::span<const SceneFile> sceneFiles() {\n  return kFiles;\n}\n\n}  // namespace muster::verification\n")
file(WRITE "${OUT}" "${body}")
