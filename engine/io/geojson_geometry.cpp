#include "io/geojson_geometry.h"

#include "io/json_fields.h"

namespace muster::io {

namespace {

using geometry::Vec2;

using Arguments = std::vector<std::pair<std::string, std::string>>;

class GeometryReader {
 public:
  GeometryReader(const std::string& feature, Problems& problems)
      : feature_(feature), problems_(problems) {}

  // The coordinates of a geometry object of that type; nullptr with a problem otherwise.
  const JsonValue* coordinates(const JsonValue& geometry, std::string_view type) {
    if (!geometry.object()) {
      return fail("geojson.expects-geometry", geometry, {{"valid", std::string(type)}});
    }
    JsonFields fields(geometry, feature_, problems_);
    const std::size_t before = problems_.size();
    const JsonValue* found = fields.any("type", Need::required);
    const JsonValue* coordinates = fields.array("coordinates", Need::required);
    fields.rejectUnknown();
    if (problems_.size() != before) return nullptr;
    if (!found->text() || *found->text() != type) {
      return fail("geojson.expects-geometry", *found, {{"valid", std::string(type)}});
    }
    return coordinates;
  }

  std::optional<Vec2> position(const JsonValue& value) {
    const JsonValue::Array* pair = value.array();
    if (pair && pair->size() == 2 && (*pair)[0].number() && (*pair)[1].number()) {
      return Vec2{*(*pair)[0].number(), *(*pair)[1].number()};
    }
    const JsonValue* wrong = &value;
    if (pair) {
      for (const JsonValue& item : *pair) {
        if (!item.number()) wrong = &item;
      }
    }
    fail("geojson.expects-position", *wrong, {});
    return std::nullopt;
  }

  std::optional<geometry::Segment> segment(const JsonValue& value) {
    const JsonValue::Array* ends = value.array();
    if (!ends || ends->size() != 2) {
      const std::size_t count = ends ? ends->size() : 0;
      fail("geojson.expects-two-positions", value, {{"count", std::to_string(count)}});
      return std::nullopt;
    }
    const auto a = position((*ends)[0]);
    const auto b = position((*ends)[1]);
    if (!a || !b) return std::nullopt;
    return geometry::Segment{*a, *b};
  }

  std::optional<geometry::Ring> ring(const JsonValue& value) {
    const JsonValue::Array* positions = value.array();
    if (!positions || positions->size() < 4) {
      const std::size_t count = positions ? positions->size() : 0;
      fail("geojson.ring-too-short", value, {{"count", std::to_string(count)}});
      return std::nullopt;
    }
    geometry::Ring ring;
    for (const JsonValue& item : *positions) {
      const auto point = position(item);
      if (!point) return std::nullopt;
      ring.push_back(*point);
    }
    if (ring.front() != ring.back()) {
      fail("geojson.ring-not-closed", positions->back(), {});
      return std::nullopt;
    }
    ring.pop_back();
    return ring;
  }

 private:
  const JsonValue* fail(std::string code, const JsonValue& where, Arguments arguments) {
    arguments.emplace_back("value", where.excerpt());
    problems_.push_back(
        {Severity::error, std::move(code), {}, where.place(), feature_, std::move(arguments)});
    return nullptr;
  }

  const std::string& feature_;
  Problems& problems_;
};

}  // namespace

std::optional<geometry::Polygon> readPolygon(const JsonValue& geometry, const std::string& feature,
                                             Problems& problems) {
  GeometryReader reader(feature, problems);
  const JsonValue* rings = reader.coordinates(geometry, "Polygon");
  if (!rings) return std::nullopt;
  geometry::Polygon polygon;
  for (std::size_t i = 0; i < rings->array()->size(); ++i) {
    auto ring = reader.ring((*rings->array())[i]);
    if (!ring) return std::nullopt;
    if (i == 0) {
      polygon.outer = std::move(*ring);
    } else {
      polygon.holes.push_back(std::move(*ring));
    }
  }
  if (polygon.outer.empty()) {
    reader.ring(*rings);  // [] has no outer ring: reported as one that is too short
    return std::nullopt;
  }
  return polygon;
}

std::optional<geometry::Segment> readLine(const JsonValue& geometry, const std::string& feature,
                                          Problems& problems) {
  GeometryReader reader(feature, problems);
  const JsonValue* positions = reader.coordinates(geometry, "LineString");
  return positions ? reader.segment(*positions) : std::nullopt;
}

std::optional<geometry::Segment> readSegment(const JsonValue& positions, const std::string& feature,
                                             Problems& problems) {
  return GeometryReader(feature, problems).segment(positions);
}

}  // namespace muster::io
