#include "io/plan_writer.h"

#include <charconv>
#include <cmath>

#include "io/plan_format.h"
#include "io/plan_reader.h"
#include "io/text_file.h"

namespace muster::io {

namespace {

std::string quoted(std::string_view text) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string out = "\"";
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (c == '\n') {
      out += "\\n";
    } else if (byte < 0x20) {
      out += "\\u00";
      out += digits[byte >> 4U];
      out += digits[byte & 15U];
    } else {
      out += c;
    }
  }
  return out + '"';
}

std::string exact(double value) {
  if (!std::isfinite(value)) return "NaN";  // no JSON: the reader refuses it, so savePlan does
  if (value == 0.0) return "0";             // also -0
  char digits[32];
  return {digits, std::to_chars(digits, digits + sizeof digits, value).ptr};
}

// To the millimetre. The nearest double of the decimal, so that reading and writing again changes
// nothing.
std::string coordinate(double value) {
  if (!std::isfinite(value) || std::fabs(value) >= 1e12) return exact(value);
  char digits[32];
  char* end = std::to_chars(digits, digits + sizeof digits, value, std::chars_format::fixed, 3).ptr;
  while (end[-1] == '0') --end;
  if (end[-1] == '.') --end;
  const std::string text(digits, end);
  return text == "-0" ? "0" : text;
}

std::string position(geometry::Vec2 p) {
  return '[' + coordinate(p.x) + ',' + coordinate(p.y) + ']';
}

std::string positions(const geometry::Segment& s) {
  return '[' + position(s.a) + ',' + position(s.b) + ']';
}

std::string ring(const geometry::Ring& points) {
  std::string out = "[";
  for (const geometry::Vec2 p : points) out += position(p) + ',';
  return out + (points.empty() ? "" : position(points.front())) + ']';
}

std::string geometryOf(const geometry::Polygon& polygon) {
  std::string out = R"({"type":"Polygon","coordinates":[)" + ring(polygon.outer);
  for (const geometry::Ring& hole : polygon.holes) out += ',' + ring(hole);
  return out + "]}";
}

std::string geometryOf(const geometry::Segment& line) {
  return R"({"type":"LineString","coordinates":)" + positions(line) + '}';
}

// A JSON object on one line, members in the order of the calls.
class ObjectWriter {
 public:
  void raw(std::string_view key, std::string_view json) {
    if (body_.size() > 1) body_ += ',';
    body_ += quoted(key) + ':';
    body_ += json;
  }
  void text(std::string_view key, std::string_view value) { raw(key, quoted(value)); }
  void textIfAny(std::string_view key, std::string_view value) {
    if (!value.empty()) text(key, value);
  }
  void number(std::string_view key, double value) { raw(key, exact(value)); }
  template <class T>
  void numberIfAny(std::string_view key, const std::optional<T>& value) {
    if (value) number(key, static_cast<double>(*value));
  }
  void flag(std::string_view key, bool value) {
    if (value) raw(key, "true");
  }
  template <class Word>
  void word(std::string_view key, Word value, Word standard) {
    if (value != standard) text(key, plan::spell(value));
  }
  void name(const plan::Name& value) {
    if (value.en.empty() && value.zh.empty()) return;
    if (value.en == value.zh) return text("name", value.en);
    ObjectWriter languages;
    languages.textIfAny("en", value.en);
    languages.textIfAny("zh", value.zh);
    raw("name", languages.json());
  }
  std::string json() const { return body_ + '}'; }

 private:
  std::string body_ = "{";
};

std::string feature(FeatureType type, const std::string& id, const std::string& geometry,
                    const ObjectWriter& properties) {
  ObjectWriter out;
  out.text("type", "Feature");
  out.text("id", id);
  out.text("feature_type", kFeatureTypes[static_cast<std::size_t>(type)]);
  out.raw("properties", properties.json());
  out.raw("geometry", geometry);
  return out.json();
}

std::string write(const plan::DraftBuilding& building) {
  ObjectWriter properties;
  properties.name(building.name);
  return feature(FeatureType::building, building.id, "null", properties);
}

std::string write(const plan::DraftLevel& level) {
  ObjectWriter properties;
  properties.name(level.name);
  properties.textIfAny("building_id", level.building);
  properties.number("ordinal", level.ordinal);
  properties.number("elevation_m", level.elevation_m);
  properties.number("height_m", level.height_m);
  return feature(FeatureType::level, level.id, "null", properties);
}

std::string write(const plan::Ascent& ascent) {
  ObjectWriter out;
  out.raw("line", positions(ascent.line));
  out.number("rise_m", ascent.rise_m);
  if (ascent.riser_m != 0.0) out.number("riser_m", ascent.riser_m);
  if (ascent.tread_m != 0.0) out.number("tread_m", ascent.tread_m);
  out.word("handrails", ascent.handrails, plan::Ascent{}.handrails);
  return out.json();
}

std::string write(const plan::DraftSpace& space) {
  ObjectWriter properties;
  properties.textIfAny("level_id", space.level);
  properties.text("category", plan::spell(space.category));
  properties.name(space.name);
  properties.numberIfAny("elevation_m", space.elevation_m);
  if (space.ascent) properties.raw("ascent", write(*space.ascent));
  properties.textIfAny("stair", space.stair);
  properties.numberIfAny("capacity", space.capacity);
  return feature(FeatureType::unit, space.id, geometryOf(space.shape), properties);
}

std::string write(const std::vector<std::string>& texts) {
  std::string out = "[";
  for (const std::string& text : texts) {
    if (out.size() > 1) out += ',';
    out += quoted(text);
  }
  return out + ']';
}

std::string write(const std::vector<std::pair<double, double>>& hours) {
  std::string out = "[";
  for (const auto& [from, to] : hours) {
    out += (out.size() > 1 ? ",[" : "[") + exact(from) + ',' + exact(to) + ']';
  }
  return out + ']';
}

std::string write(const plan::DraftOpening& opening) {
  const plan::DraftOpening standard;
  ObjectWriter properties;
  properties.textIfAny("level_id", opening.level);
  properties.text("kind", plan::spell(opening.kind));
  properties.name(opening.name);
  if (!opening.spaces.empty()) properties.raw("unit_ids", write(opening.spaces));
  properties.flag("outside", opening.outside);
  properties.numberIfAny("clear_width_m", opening.clear_width_m);
  properties.word("width_source", opening.width_source, standard.width_source);
  if (opening.lanes != standard.lanes) properties.number("lanes", opening.lanes);
  properties.word("swing", opening.swing, standard.swing);
  properties.word("direction", opening.direction, standard.direction);
  properties.word("position", opening.position, standard.position);
  properties.flag("locked", opening.locked);
  if (!opening.open_hours_h.empty()) properties.raw("open_hours_h", write(opening.open_hours_h));
  return feature(FeatureType::opening, opening.id, geometryOf(opening.line), properties);
}

std::string write(const plan::DraftFixture& fixture) {
  ObjectWriter properties;
  properties.textIfAny("level_id", fixture.level);
  properties.text("kind", plan::spell(fixture.kind));
  return feature(FeatureType::fixture, fixture.id, geometryOf(fixture.shape), properties);
}

std::string write(const plan::DraftZone& zone) {
  ObjectWriter properties;
  properties.textIfAny("level_id", zone.level);
  properties.text("kind", plan::spell(zone.kind));
  properties.name(zone.name);
  properties.numberIfAny("capacity", zone.capacity);
  return feature(FeatureType::section, zone.id, geometryOf(zone.shape), properties);
}

std::string header(const plan::Draft& draft) {
  ObjectWriter muster;
  muster.number("format", kPlanFormat);
  muster.text("unit", kPlanUnit);
  if (draft.georeference) {
    ObjectWriter reference;
    reference.number("latitude", draft.georeference->latitude);
    reference.number("longitude", draft.georeference->longitude);
    reference.number("rotation_deg", draft.georeference->rotation_deg);
    muster.raw("georeference", reference.json());
  }
  ObjectWriter out;
  out.text("type", "FeatureCollection");
  out.name(draft.name);
  out.raw("muster", muster.json());
  const std::string json = out.json();
  return json.substr(0, json.size() - 1);
}

template <class Thing>
void writeAll(const std::vector<Thing>& things, std::string& body) {
  for (const Thing& thing : things) {
    if (!body.empty()) body += ",\n";
    body += write(thing);
  }
}

}  // namespace

std::string writePlan(const plan::Draft& draft) {
  std::string body;
  writeAll(draft.buildings, body);
  writeAll(draft.levels, body);
  writeAll(draft.spaces, body);
  writeAll(draft.openings, body);
  writeAll(draft.fixtures, body);
  writeAll(draft.zones, body);
  return header(draft) + ",\"features\":[\n" + body + "\n]}\n";
}

Result<std::size_t> savePlan(const plan::Draft& draft, const std::string& path) {
  const std::string text = writePlan(draft);
  if (const auto readBack = parsePlan(text, path); !readBack) {
    return tl::unexpected(readBack.error());
  }
  if (Problems problems = writeAtomically(path, text); !problems.empty()) {
    return tl::unexpected(std::move(problems));
  }
  return text.size();
}

}  // namespace muster::io
