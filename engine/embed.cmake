# Turns data files into C++ source, so that no program needs a path to this checkout.
# usage: cmake -DOUT=x.cpp -DNAMESPACE=muster::io -DFILES="a.json;b.po" -P embed.cmake
# For a file `age_groups.toml` it defines `extern const std::string_view kAgeGroupsToml` in NAMESPACE.
set(body "#include <string_view>\n\nnamespace ${NAMESPACE} {\n")
foreach(file IN LISTS FILES)
  get_filename_component(name "${file}" NAME)
  string(REGEX REPLACE "[^A-Za-z0-9]+" ";" words "${name}")
  set(symbol "k")
  foreach(word IN LISTS words)
    string(SUBSTRING "${word}" 0 1 head)
    string(SUBSTRING "${word}" 1 -1 tail)
    string(TOUPPER "${head}" head)
    string(APPEND symbol "${head}${tail}")
  endforeach()
  file(READ "${file}" hex HEX)
  string(LENGTH "${hex}" digits)
  math(EXPR size "${digits} / 2")
  string(REGEX REPLACE "([0-9a-f][0-9a-f])" "'\\\\x\\1'," bytes "${hex}")
  string(APPEND body "static const char ${symbol}Bytes[] = {${bytes}'\\0'};\n"
    "extern const std::string_view ${symbol};\n"
    "const std::string_view ${symbol}(${symbol}Bytes, ${size});\n")
endforeach()
string(APPEND body "}  // namespace ${NAMESPACE}\n")
file(WRITE "${OUT}" "${body}")
