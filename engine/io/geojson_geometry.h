// GeoJSON geometry objects (RFC 7946) as our own shapes, strictly: nothing is closed, dropped or
// reordered on the way. A ring is closed in the file (last position = first) and stored open.
//
// nullopt: the geometry is of another type or malformed; the problem (one per geometry, with its
// place) has been added. Whether a well-formed ring is a valid shape is not asked here (plan::check
// does). Thread rule: pure functions.
#pragma once

#include <optional>
#include <string>

#include "geometry/polygon.h"
#include "io/json_document.h"

namespace muster::io {

std::optional<geometry::Polygon> readPolygon(const JsonValue& geometry, const std::string& feature,
                                             Problems& problems);
// A LineString of exactly two positions.
std::optional<geometry::Segment> readLine(const JsonValue& geometry, const std::string& feature,
                                          Problems& problems);
// [[x, y], [x, y]]
std::optional<geometry::Segment> readSegment(const JsonValue& positions, const std::string& feature,
                                             Problems& problems);

}  // namespace muster::io
