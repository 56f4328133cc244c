#include "io/import_plan.h"

#include <algorithm>
#include <optional>
#include <string_view>

#include "io/import_rooms.h"
#include "io/json_document.h"
#include "io/text_file.h"

namespace muster::io {
namespace {

// A file as the importers see it: its text, and the JSON tree if it is JSON.
struct Source {
  const std::string& path;
  std::string_view text;
  std::optional<JsonDocument> json;
};

// Far above any plan (a school's IFC model has some 100 MB); keeps a wrong path from filling the
// memory.
constexpr std::size_t kLargest_bytes = std::size_t{1} << 29;

// The head of a file is enough to tell a format; nothing of it is further in.
std::string_view head(const Source& source) {
  return source.text.substr(0, 4096);
}

bool starts(const Source& source, std::string_view with) {
  return head(source).starts_with(with);
}
bool mentions(const Source& source, std::string_view word) {
  return head(source).find(word) != std::string_view::npos;
}

// A DXF file is pairs of lines: group code 0, then SECTION (or 999 and a comment before it).
bool isDxf(const Source& source) {
  const auto first = head(source).find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return false;
  const std::string_view text = head(source).substr(first);
  return starts(source, "AutoCAD Binary DXF") ||
         ((text.starts_with("0") || text.starts_with("999")) && mentions(source, "SECTION"));
}

bool isImdf(const Source& source) {
  if (starts(source, "PK\x03\x04")) return mentions(source, "manifest.json");
  const JsonValue* features = source.json ? source.json->root.find("features") : nullptr;
  if (!features || !features->array()) return false;
  return std::any_of(features->array()->begin(), features->array()->end(),
                     [](const JsonValue& feature) { return feature.find("feature_type"); });
}

// Our own format has what IMDF has, and a foreign member that says whose it is.
bool isPlan(const Source& source) {
  return source.json && source.json->root.find("muster");
}

bool isRooms(const Source& source) {
  return source.json && isRoomsAndDoors(source.json->root);
}
bool isOsm(const Source& source) {
  return mentions(source, "<osm");
}
bool isIfc(const Source& source) {
  return starts(source, "ISO-10303-21");
}
bool isDwg(const Source& source) {
  return starts(source, "AC10");
}
bool isIndoorGml(const Source& source) {
  return mentions(source, "IndoorFeatures");
}

Problems failure(std::string code, const std::string& path,
                 std::vector<std::pair<std::string, std::string>> arguments) {
  return {{Severity::error, std::move(code), path, {}, {}, std::move(arguments)}};
}

Result<Imported> readRoomsFrom(const Source& source) {
  return importRooms(source.json->root, source.path);
}

Result<Imported> refusePlan(const Source& source) {
  return tl::unexpected(failure("io.import-is-a-plan", source.path, {}));
}

struct Importer {
  std::string_view format;
  bool (*recognises)(const Source&);
  Result<Imported> (*read)(const Source&);  // nullptr: not built yet
};

// One line per format; the first that recognises a file reads it.
constexpr Importer kImporters[] = {
    {"Muster plan", isPlan, refusePlan},
    {"rooms-and-doors GeoJSON", isRooms, readRoomsFrom},
    {"IMDF", isImdf, nullptr},
    {"DXF", isDxf, nullptr},
    {"DWG", isDwg, nullptr},
    {"OpenStreetMap", isOsm, nullptr},
    {"IFC", isIfc, nullptr},
    {"IndoorGML", isIndoorGml, nullptr},
};

std::string builtFormats() {
  std::string list;
  for (const Importer& importer : kImporters) {
    if (!importer.read || importer.read == refusePlan) continue;
    list += (list.empty() ? "" : ", ") + std::string(importer.format);
  }
  return list;
}

bool looksLikeJson(std::string_view text) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  const auto first = text.find_first_not_of(" \t\r\n");
  return first != std::string_view::npos && (text[first] == '{' || text[first] == '[');
}

}  // namespace

Result<Imported> importPlan(const std::string& path) {
  const auto text = readBytes(path, kLargest_bytes);
  if (!text) return tl::unexpected(text.error());
  Source source{path, *text, std::nullopt};
  if (looksLikeJson(*text)) {
    auto utf8 = decodeUtf8(*text, path);
    if (!utf8) return tl::unexpected(std::move(utf8.error()));
    auto document = parseJson(utf8->utf8, path);
    if (!document) return tl::unexpected(std::move(document.error()));
    if (hasErrors(document->problems)) return tl::unexpected(std::move(document->problems));
    source.json = std::move(*document);
  }
  for (const Importer& importer : kImporters) {
    if (!importer.recognises(source)) continue;
    if (importer.read) return importer.read(source);
    return tl::unexpected(
        failure("io.import-format-not-built", path,
                {{"format", std::string(importer.format)}, {"valid", builtFormats()}}));
  }
  return tl::unexpected(failure("io.import-format-unknown", path, {{"valid", builtFormats()}}));
}

}  // namespace muster::io
