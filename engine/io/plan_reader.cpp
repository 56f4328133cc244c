#include "io/plan_reader.h"

#include <algorithm>

#include "io/geojson_geometry.h"
#include "io/json_document.h"
#include "io/json_fields.h"
#include "io/plan_format.h"
#include "io/text_file.h"
#include "plan/nearest_word.h"

namespace muster::io {

namespace {

template <class T>
void assign(T& to, std::optional<T> from) {
  if (from) to = std::move(*from);
}

class PlanReader {
 public:
  void readRoot(const JsonValue& root) {
    if (!root.object()) {
      problems.push_back({Severity::error,
                          "plan.not-a-collection",
                          {},
                          root.place(),
                          {},
                          {{"value", root.excerpt()}}});
      return;
    }
    JsonFields fields(root, {}, problems);
    expectWord(fields, "type", "FeatureCollection");
    draft.name = readName(fields, {});
    if (const JsonValue* header = fields.object("muster", Need::required)) readHeader(*header);
    if (const JsonValue* features = fields.array("features", Need::required)) {
      for (const JsonValue& feature : *features->array()) readFeature(feature);
    }
    fields.rejectUnknown();
  }

  plan::Draft draft;
  Problems problems;

 private:
  // One feature being read: what every kind of feature has.
  struct Feature {
    std::string id;
    Place place;
    const JsonValue* geometry;
    JsonFields& properties;
  };

  void expectWord(JsonFields& fields, std::string_view key, const std::string& valid) {
    const JsonValue* value = fields.any(key, Need::required);
    if (!value || (value->text() && *value->text() == valid)) return;
    fields.complain("json.unknown-word", *value, {{"key", std::string(key)}, {"valid", valid}});
  }

  void readHeader(const JsonValue& header) {
    JsonFields fields(header, {}, problems);
    const JsonValue* format = fields.any("format", Need::required);
    if (format && !(format->number() && *format->number() == kPlanFormat)) {
      fields.complain("plan.format-unknown", *format, {{"valid", std::to_string(kPlanFormat)}});
    }
    const JsonValue* unit = fields.any("unit", Need::required);
    if (unit && !(unit->text() && *unit->text() == kPlanUnit)) {
      fields.complain("plan.unit-unknown", *unit, {{"valid", std::string(kPlanUnit)}});
    }
    if (const JsonValue* reference = fields.object("georeference")) readGeoReference(*reference);
    fields.rejectUnknown();
  }

  void readGeoReference(const JsonValue& value) {
    JsonFields fields(value, {}, problems);
    plan::GeoReference reference;
    const auto read = [&](std::string_view key, double limit, Need need, double& to) {
      const auto number = fields.number(key, need);
      if (!number) return;
      to = *number;
      if (*number >= -limit && *number <= limit) return;
      const std::string bound = std::to_string(static_cast<int>(limit));
      fields.complain("json.out-of-range", *value.find(key),
                      {{"key", std::string(key)}, {"low", "-" + bound}, {"high", bound}});
    };
    read("latitude", 90, Need::required, reference.latitude);
    read("longitude", 180, Need::required, reference.longitude);
    read("rotation_deg", 360, Need::optional, reference.rotation_deg);
    fields.rejectUnknown();
    draft.georeference = reference;
  }

  void readFeature(const JsonValue& value) {
    if (!value.object()) {
      problems.push_back({Severity::error,
                          "plan.not-a-feature",
                          {},
                          value.place(),
                          {},
                          {{"value", value.excerpt()}}});
      return;
    }
    const JsonValue* id = value.find("id");
    const std::string name = id && id->text() ? *id->text() : std::string();
    JsonFields fields(value, name, problems);
    expectWord(fields, "type", "Feature");
    fields.text("id", Need::required);
    if (id && id->text() && name.empty()) fields.complain("plan.empty-id", *id, {});
    const JsonValue* type = fields.any("feature_type", Need::required);
    const JsonValue* geometry = fields.any("geometry", Need::required);
    const JsonValue* properties = fields.object("properties", Need::required);
    fields.rejectUnknown();
    if (!type || !properties) return;
    const auto known = featureType(*type, fields);
    if (!known) return;
    JsonFields inner(*properties, name, problems);
    readKind(*known, {name, value.place(), geometry, inner});
    inner.rejectUnknown();
  }

  std::optional<FeatureType> featureType(const JsonValue& type, JsonFields& fields) {
    const std::string* text = type.text();
    const auto* const found =
        text ? std::find(kFeatureTypes.begin(), kFeatureTypes.end(), *text) : kFeatureTypes.end();
    if (found != kFeatureTypes.end()) {
      return static_cast<FeatureType>(found - kFeatureTypes.begin());
    }
    const std::string_view nearest = text ? plan::nearestWord(*text, kFeatureTypes) : "";
    std::vector<std::pair<std::string, std::string>> arguments{
        {"key", "feature_type"}, {"valid", plan::joined(kFeatureTypes)}};
    if (!nearest.empty()) arguments.emplace_back("nearest", nearest);
    fields.complain(nearest.empty() ? "json.unknown-word" : "json.misspelt-word", type, arguments);
    return std::nullopt;
  }

  void readKind(FeatureType type, const Feature& feature) {
    switch (type) {
      case FeatureType::building:
        return readBuilding(feature);
      case FeatureType::level:
        return readLevel(feature);
      case FeatureType::unit:
        return readSpace(feature);
      case FeatureType::opening:
        return readOpening(feature);
      case FeatureType::fixture:
        return readFixture(feature);
      case FeatureType::section:
        return readZone(feature);
    }
  }

  plan::Name readName(JsonFields& fields, const std::string& feature) {
    plan::Name name;
    const JsonValue* value = fields.any("name");
    if (!value) return name;
    if (const std::string* text = value->text()) {
      name.en = name.zh = *text;
    } else if (value->object()) {
      JsonFields languages(*value, feature, problems);
      assign(name.en, languages.text("en"));
      assign(name.zh, languages.text("zh"));
      languages.rejectUnknown();
    } else {
      fields.complain("plan.expects-name", *value, {{"key", "name"}});
    }
    return name;
  }

  void expectNull(const Feature& feature) {
    if (!feature.geometry || feature.geometry->is(JsonValue::Kind::null)) return;
    feature.properties.complain("plan.geometry-not-null", *feature.geometry, {});
  }

  geometry::Polygon polygon(const Feature& feature) {
    if (!feature.geometry) return {};
    return readPolygon(*feature.geometry, feature.id, problems).value_or(geometry::Polygon{});
  }

  void readBuilding(const Feature& feature) {
    expectNull(feature);
    draft.buildings.push_back(
        {feature.id, readName(feature.properties, feature.id), feature.place});
  }

  void readLevel(const Feature& feature) {
    JsonFields& fields = feature.properties;
    expectNull(feature);
    plan::DraftLevel level;
    level.id = feature.id;
    level.place = feature.place;
    level.name = readName(fields, feature.id);
    assign(level.building, fields.text("building_id"));
    assign(level.ordinal, fields.integer("ordinal", Need::required));
    assign(level.elevation_m, fields.number("elevation_m", Need::required));
    assign(level.height_m, fields.number("height_m"));
    draft.levels.push_back(std::move(level));
  }

  void readSpace(const Feature& feature) {
    JsonFields& fields = feature.properties;
    plan::DraftSpace space;
    space.id = feature.id;
    space.place = feature.place;
    space.name = readName(fields, feature.id);
    assign(space.level, fields.text("level_id", Need::required));
    assign(space.category, fields.word<plan::Category>("category", Need::required));
    space.shape = polygon(feature);
    space.elevation_m = fields.number("elevation_m");
    if (const JsonValue* ascent = fields.object("ascent")) {
      space.ascent = readAscent(*ascent, feature.id);
    }
    assign(space.stair, fields.text("stair"));
    space.capacity = fields.integer("capacity");
    draft.spaces.push_back(std::move(space));
  }

  plan::Ascent readAscent(const JsonValue& value, const std::string& feature) {
    JsonFields fields(value, feature, problems);
    plan::Ascent ascent;
    if (const JsonValue* line = fields.array("line", Need::required)) {
      assign(ascent.line, readSegment(*line, feature, problems));
    }
    assign(ascent.rise_m, fields.number("rise_m", Need::required));
    assign(ascent.riser_m, fields.number("riser_m"));
    assign(ascent.tread_m, fields.number("tread_m"));
    assign(ascent.handrails, fields.word<plan::Handrails>("handrails"));
    fields.rejectUnknown();
    return ascent;
  }

  void readOpening(const Feature& feature) {
    JsonFields& fields = feature.properties;
    plan::DraftOpening opening;
    opening.id = feature.id;
    opening.place = feature.place;
    opening.name = readName(fields, feature.id);
    assign(opening.level, fields.text("level_id", Need::required));
    if (feature.geometry) assign(opening.line, readLine(*feature.geometry, feature.id, problems));
    opening.spaces = readTexts(fields, "unit_ids");
    assign(opening.outside, fields.boolean("outside"));
    assign(opening.kind, fields.word<plan::OpeningKind>("kind"));
    opening.clear_width_m = fields.number("clear_width_m");
    assign(opening.width_source, fields.word<plan::WidthSource>("width_source"));
    assign(opening.lanes, fields.integer("lanes"));
    assign(opening.swing, fields.word<plan::Swing>("swing"));
    assign(opening.direction, fields.word<plan::Direction>("direction"));
    assign(opening.position, fields.word<plan::DoorPosition>("position"));
    assign(opening.locked, fields.boolean("locked"));
    opening.open_hours_h = readHours(fields);
    draft.openings.push_back(std::move(opening));
  }

  static std::vector<std::string> readTexts(JsonFields& fields, std::string_view key) {
    std::vector<std::string> texts;
    const JsonValue* list = fields.array(key);
    if (!list) return texts;
    for (const JsonValue& item : *list->array()) {
      if (const std::string* text = item.text()) {
        texts.push_back(*text);
      } else {
        fields.complain("json.expects-text", item, {{"key", std::string(key)}});
      }
    }
    return texts;
  }

  static std::vector<std::pair<double, double>> readHours(JsonFields& fields) {
    std::vector<std::pair<double, double>> hours;
    const JsonValue* list = fields.array("open_hours_h");
    if (!list) return hours;
    for (const JsonValue& item : *list->array()) {
      const JsonValue::Array* pair = item.array();
      if (pair && pair->size() == 2 && (*pair)[0].number() && (*pair)[1].number()) {
        hours.emplace_back(*(*pair)[0].number(), *(*pair)[1].number());
      } else {
        fields.complain("plan.expects-hours", item, {{"key", "open_hours_h"}});
      }
    }
    return hours;
  }

  void readFixture(const Feature& feature) {
    JsonFields& fields = feature.properties;
    plan::DraftFixture fixture;
    fixture.id = feature.id;
    fixture.place = feature.place;
    assign(fixture.level, fields.text("level_id", Need::required));
    assign(fixture.kind, fields.word<plan::FixtureKind>("kind"));
    fixture.shape = polygon(feature);
    draft.fixtures.push_back(std::move(fixture));
  }

  void readZone(const Feature& feature) {
    JsonFields& fields = feature.properties;
    plan::DraftZone zone;
    zone.id = feature.id;
    zone.place = feature.place;
    zone.name = readName(fields, feature.id);
    assign(zone.level, fields.text("level_id", Need::required));
    assign(zone.kind, fields.word<plan::ZoneKind>("kind", Need::required));
    zone.shape = polygon(feature);
    zone.capacity = fields.integer("capacity");
    draft.zones.push_back(std::move(zone));
  }
};

bool before(const Problem& a, const Problem& b) {
  return std::pair(a.place.line, a.place.column) < std::pair(b.place.line, b.place.column);
}

Result<plan::Draft> parseEdited(std::string_view text, const std::string& fileName,
                                const PlanEdit& edit) {
  Result<JsonDocument> document = parseJson(text, fileName);
  if (!document) return tl::unexpected(std::move(document.error()));
  if (edit) edit(document->root);
  PlanReader reader;
  reader.draft.file = fileName;
  reader.problems = std::move(document->problems);
  reader.readRoot(document->root);
  if (!reader.problems.empty()) {
    for (Problem& problem : reader.problems) problem.file = fileName;
    std::stable_sort(reader.problems.begin(), reader.problems.end(), before);
    return tl::unexpected(std::move(reader.problems));
  }
  return std::move(reader.draft);
}

}  // namespace

Result<plan::Draft> parsePlan(std::string_view text, const std::string& fileName) {
  return parseEdited(text, fileName, {});
}

Result<plan::Draft> readPlan(const std::string& path, const PlanEdit& edit) {
  const Result<std::string> bytes = readBytes(path, kLargestJson_bytes);
  if (!bytes) return tl::unexpected(bytes.error());
  return parseEdited(*bytes, path, edit);
}

Result<plan::Draft> readPlan(const std::string& path) {
  return readPlan(path, {});
}

}  // namespace muster::io
