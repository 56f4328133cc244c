# Writes a C++ file that says which sources, compiler and options make the fields of this build: kept fields of another
# build are never read (navigation/kept_fields.h). Run by the build whenever one of the sources changes.
# usage: cmake -DOUT=x.cpp "-DFILES=a.h;b.cpp" "-DBUILD=compiler and options" -P field_sources.cmake
set(all "${BUILD}")
foreach(file IN LISTS FILES)
  file(SHA256 "${file}" hash)
  get_filename_component(name "${file}" NAME)
  string(APPEND all "\n${name} ${hash}")
endforeach()
string(SHA256 hash "${all}")
file(WRITE "${OUT}" "#include <string_view>\n\nnamespace muster::navigation {\nextern const std::string_view kFieldSources;\n"
  "const std::string_view kFieldSources(\"${hash}\");\n}  // namespace muster::navigation\n")
