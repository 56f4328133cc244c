// Reading the drawing: every error at once, coordinates to the millimetre, broken rings repaired
// only where one reading exists.
#include <algorithm>
#include <cmath>

#include <fmt/core.h>

#include "io/import_ring.h"
#include "io/import_rooms.h"
#include "io/import_words.h"

namespace muster::io {
namespace {

using geometry::Polygon;
using geometry::Ring;
using geometry::Vec2;

// Far beyond any frame in millimetres, so that the doors can tell the unit; plan::check has the
// limit for metres.
constexpr double kFarthest_m = 1e8;
// Door leaves of the world: 0.6 m (a lavatory) to 2.5 m (double doors). The median of a whole
// building lies well inside.
constexpr double kNarrowDoor_m = 0.6;
constexpr double kWideDoor_m = 2.5;

// A file with more broken rings than this is broken as a whole; each attempt takes up to 0.05 s.
constexpr std::size_t kMostRepairs = 100;

struct Reader {
  RoomDrawing drawing;
  ImportReport& report;
  Problems errors;
  std::size_t repairs = 0;  // tried

  void error(std::string code, Place place, std::string feature,
             std::vector<std::pair<std::string, std::string>> arguments) {
    errors.push_back({Severity::error, std::move(code), drawing.file, place, std::move(feature),
                      std::move(arguments)});
  }
};

std::string textOf(const JsonValue* value) {
  return value && value->text() ? *value->text() : std::string{};
}

std::optional<RoomSign> readSign(std::string_view text) {
  if (text == "Room") return RoomSign::room;
  if (text == "DoorWayInt" || text == "DoorWay") return RoomSign::door;
  if (text == "DoorWayOut") return RoomSign::exit;
  if (text == "Staircase") return RoomSign::stair;
  return std::nullopt;
}

double rounded(double metres) {
  return std::round(metres * 1000.0) / 1000.0;
}

std::optional<Vec2> readPoint(const JsonValue& value) {
  const auto* pair = value.array();
  if (!pair || pair->size() < 2 || !(*pair)[0].number() || !(*pair)[1].number()) {
    return std::nullopt;
  }
  const Vec2 p{*(*pair)[0].number(), *(*pair)[1].number()};
  if (!(std::fabs(p.x) <= kFarthest_m && std::fabs(p.y) <= kFarthest_m)) return std::nullopt;
  return Vec2{rounded(p.x), rounded(p.y)};
}

std::optional<Ring> readRing(Reader& reader, const JsonValue& value, const std::string& feature) {
  Ring ring;
  if (!value.array()) {
    reader.error("io.import-not-a-polygon", value.place(), feature, {{"value", value.excerpt()}});
    return std::nullopt;
  }
  for (const JsonValue& item : *value.array()) {
    const auto p = readPoint(item);
    if (!p) {
      reader.error("io.import-bad-point", item.place(), feature,
                   {{"value", item.excerpt()}, {"valid", "[x, y]"}});
      return std::nullopt;
    }
    ring.push_back(*p);
  }
  return withoutRepeats(ring);
}

std::optional<Polygon> readPolygon(Reader& reader, const JsonValue& feature,
                                   const std::string& id) {
  const JsonValue* geometry = feature.find("geometry");
  const JsonValue* rings = geometry ? geometry->find("coordinates") : nullptr;
  if (!rings || textOf(geometry->find("type")) != "Polygon" || !rings->array() ||
      rings->array()->empty()) {
    reader.error("io.import-not-a-polygon", geometry ? geometry->place() : feature.place(), id,
                 {{"value", geometry ? geometry->excerpt() : "null"}});
    return std::nullopt;
  }
  Polygon polygon;
  for (const JsonValue& value : *rings->array()) {
    auto ring = readRing(reader, value, id);
    if (!ring) return std::nullopt;
    if (polygon.outer.empty()) {
      polygon.outer = std::move(*ring);
    } else {
      polygon.holes.push_back(std::move(*ring));
    }
  }
  return polygon;
}

std::string where(Vec2 p) {
  return metres(p.x) + ", " + metres(p.y);
}

// Areas where people can be must be valid; door areas need not be (their extent is all that is
// used).
bool repaired(Reader& reader, RoomElement& element) {
  const auto fault = geometry::fault(element.shape);
  if (!fault) {
    element.shape = geometry::oriented(element.shape);
    return true;
  }
  if (element.sign == RoomSign::door || element.sign == RoomSign::exit) return true;
  if (element.shape.holes.empty() && reader.repairs < kMostRepairs) {
    ++reader.repairs;
    if (auto split = splitStrungRing(element.shape.outer)) {
      element.shape = std::move(*split);
      reader.report.inferred.push_back(importItem(Severity::note, "io.import-ring-split",
                                                  reader.drawing, &element,
                                                  {{"area", metres(geometry::area(element.shape))},
                                                   {"where", where(fault->where)},
                                                   {"confidence", "confidence.medium"}}));
      return true;
    }
  }
  reader.error("io.import-bad-ring", element.place, element.id,
               {{"value", fault->kind}, {"where", where(fault->where)}});
  return false;
}

std::size_t levelOf(Reader& reader, const JsonValue& properties, const std::string& feature) {
  const JsonValue* value = properties.find("level");
  const JsonValue* elevation = properties.find("elevation");
  std::string id = textOf(value);
  if (value && value->whole()) id = value->excerpt();
  if (id.empty() || !elevation || !elevation->number() ||
      std::fabs(*elevation->number()) > 1000.0) {
    reader.error("io.import-no-level", properties.place(), feature,
                 {{"value", elevation ? elevation->excerpt() : "null"}});
    return 0;
  }
  auto& levels = reader.drawing.levels;
  for (std::size_t i = 0; i < levels.size(); ++i) {
    if (levels[i].id != id) continue;
    if (std::fabs(levels[i].elevation_m - *elevation->number()) > 0.01) {
      reader.error("io.import-level-elevations-differ", elevation->place(), feature,
                   {{"level", id},
                    {"value", metres(*elevation->number())},
                    {"valid", metres(levels[i].elevation_m)}});
    }
    return i;
  }
  levels.push_back({id, *elevation->number(), 0});
  return levels.size() - 1;
}

void readConnects(Reader& reader, const JsonValue& properties, RoomElement& element) {
  const JsonValue* connects = properties.find("connects");
  if (!connects || !connects->array()) return;
  for (const JsonValue& link : *connects->array()) {
    if (link.text()) {
      element.connects.push_back(*link.text());
    } else {
      reader.error("io.import-bad-link", link.place(), element.id, {{"value", link.excerpt()}});
    }
  }
}

void readNamedSize(RoomElement& element) {
  const bool door = element.sign == RoomSign::door || element.sign == RoomSign::exit;
  const auto lengths = lengthsIn(element.name);
  if (!door || lengths.size() != 2) return;
  element.named_width_m = lengths[0];
  element.named_height_m = lengths[1];
}

void readFeature(Reader& reader, const JsonValue& feature) {
  const JsonValue* properties = feature.find("properties");
  if (!properties || !properties->object()) {
    reader.error("io.import-no-properties", feature.place(), {}, {});
    return;
  }
  RoomElement element;
  element.place = feature.place();
  element.id = textOf(properties->find("id"));
  element.name = textOf(properties->find("name"));
  const JsonValue* sign_value = properties->find("sign");
  const auto sign = readSign(textOf(sign_value));
  if (element.id.empty()) {
    reader.error("io.import-no-id", feature.place(), element.name, {});
    return;
  }
  if (!sign) {
    reader.error("io.import-unknown-sign", sign_value ? sign_value->place() : feature.place(),
                 element.id,
                 {{"value", sign_value ? sign_value->excerpt() : "null"},
                  {"valid", "Room, DoorWayInt, DoorWayOut, Staircase"}});
    return;
  }
  element.sign = *sign;
  element.level = levelOf(reader, *properties, element.id);
  readConnects(reader, *properties, element);
  readNamedSize(element);
  auto shape = readPolygon(reader, feature, element.id);
  if (!shape) return;
  element.shape = std::move(*shape);
  if (!repaired(reader, element)) return;
  if (!reader.drawing.by_id.emplace(element.id, reader.drawing.elements.size()).second) {
    reader.error("io.import-duplicate-id", element.place, element.id, {});
    return;
  }
  reader.drawing.elements.push_back(std::move(element));
}

void checkLinks(Reader& reader) {
  for (const RoomElement& element : reader.drawing.elements) {
    for (const std::string& link : element.connects) {
      const auto found = reader.drawing.by_id.find(link);
      if (found == reader.drawing.by_id.end()) {
        reader.error("io.import-unknown-link", element.place, element.id, {{"value", link}});
      } else if (reader.drawing.elements[found->second].level != element.level) {
        reader.error("io.import-link-between-levels", element.place, element.id, {{"value", link}});
      }
    }
  }
}

// Levels upwards; the one nearest to zero is the ground, whatever the file calls it.
void orderLevels(RoomDrawing& drawing) {
  std::vector<std::size_t> order(drawing.levels.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return drawing.levels[a].elevation_m < drawing.levels[b].elevation_m;
  });
  std::vector<std::size_t> rank(order.size());
  std::vector<RoomLevel> sorted;
  std::size_t ground = 0;
  for (std::size_t i = 0; i < order.size(); ++i) {
    rank[order[i]] = i;
    sorted.push_back(drawing.levels[order[i]]);
    const auto height = [&](std::size_t k) { return std::fabs(sorted[k].elevation_m); };
    if (height(i) < height(ground)) ground = i;
  }
  for (std::size_t i = 0; i < sorted.size(); ++i) {
    sorted[i].ordinal = static_cast<int>(i) - static_cast<int>(ground);
  }
  drawing.levels = std::move(sorted);
  for (RoomElement& element : drawing.elements) element.level = rank[element.level];
}

// A file in millimetres, feet or degrees shows in its doors.
void checkUnits(Reader& reader) {
  std::vector<double> widths;
  for (const RoomElement& element : reader.drawing.elements) {
    if (element.sign != RoomSign::door && element.sign != RoomSign::exit) continue;
    const geometry::Box box = geometry::bounds(element.shape);
    widths.push_back(std::max(box.width(), box.height()));
  }
  if (widths.empty()) return;
  std::sort(widths.begin(), widths.end());
  const double median = widths[widths.size() / 2];
  const std::string count = std::to_string(widths.size());
  if (median < kNarrowDoor_m || median > kWideDoor_m) {
    reader.error("io.import-units-implausible", {}, {},
                 {{"value", metres(median)}, {"count", count}, {"valid", "0.6 … 2.5 m"}});
    return;
  }
  reader.report.inferred.push_back(
      importItem(Severity::note, "io.import-units-metres", reader.drawing, nullptr,
                 {{"value", metres(median)}, {"count", count}, {"confidence", "confidence.high"}}));
}

}  // namespace

std::string metres(double value) {
  return fmt::format("{:.2f}", value);
}

Problem importItem(Severity severity, std::string code, const RoomDrawing& drawing,
                   const RoomElement* element,
                   std::vector<std::pair<std::string, std::string>> arguments) {
  Problem item{severity, std::move(code), drawing.file, {}, {}, std::move(arguments)};
  if (!element) return item;
  item.place = element->place;
  item.feature = element->id;
  return item;
}

bool isRoomsAndDoors(const JsonValue& root) {
  const JsonValue* features = root.find("features");
  if (textOf(root.find("type")) != "FeatureCollection" || !features || !features->array()) {
    return false;
  }
  return std::any_of(features->array()->begin(), features->array()->end(), [](const auto& f) {
    const JsonValue* properties = f.find("properties");
    return properties && readSign(textOf(properties->find("sign"))).has_value();
  });
}

Result<RoomDrawing> readRooms(const JsonValue& root, const std::string& file,
                              ImportReport& report) {
  Reader reader{{}, report, {}, 0};
  reader.drawing.file = file;
  reader.drawing.title = textOf(root.find("name"));
  for (const JsonValue& feature : *root.find("features")->array()) readFeature(reader, feature);
  if (reader.errors.empty()) checkLinks(reader);
  if (reader.errors.empty()) checkUnits(reader);
  if (!reader.errors.empty()) return tl::unexpected(std::move(reader.errors));
  orderLevels(reader.drawing);
  return std::move(reader.drawing);
}

}  // namespace muster::io
