#include "viewer/content/edit_plan.h"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>
#include <vector>

#include "io/json_document.h"
#include "io/plan_reader.h"
#include "study/widths.h"
#include "viewer/content/edit_text.h"

namespace muster::viewer {

namespace {

using geometry::Vec2;
using io::JsonValue;

struct Moved {
  Vec2 from, to;
};
// A number of the text and what it becomes.
struct Written {
  Place place;
  double value = 0;
};

bool is(const JsonValue* value, const std::string& text) {
  return value != nullptr && value->text() != nullptr && *value->text() == text;
}

// The feature of that type and id; nullptr if there is none.
const JsonValue* featureOf(const JsonValue& root, const char* type, const std::string& id) {
  const JsonValue* features = root.find("features");
  if (features == nullptr || !features->array()) return nullptr;
  const auto found = std::ranges::find_if(*features->array(), [&](const JsonValue& feature) {
    return is(feature.find("feature_type"), type) && is(feature.find("id"), id);
  });
  return found == features->array()->end() ? nullptr : &*found;
}

Problems writeProperty(std::string& plan, const std::string& opening, double width_m,
                       const std::string& file) {
  const auto document = io::parseJson(plan, file);
  if (!document) return document.error();
  const JsonValue* feature = featureOf(document->root, "opening", opening);
  const JsonValue* properties = feature ? feature->find("properties") : nullptr;
  if (properties == nullptr || !properties->object())
    return {{Severity::error, "viewer.no-such-place", {}, {}, opening, {{"value", opening}}}};
  const std::string written = fmt::format("{:.2f}", width_m);
  if (const JsonValue* value = properties->find("clear_width_m")) {
    replaceValue(plan, value->place(), written);
  } else {
    plan.insert(offsetOf(plan, properties->place()) + 1,
                "\"clear_width_m\": " + written + (properties->object()->empty() ? "" : ", "));
  }
  return {};
}

void addMoved(const geometry::Ring& before, const geometry::Ring& after,
              std::vector<Moved>& moved) {
  for (std::size_t i = 0; i < before.size(); ++i) {
    if (before[i] != after[i]) moved.push_back({before[i], after[i]});
  }
}

void addMoved(const geometry::Polygon& before, const geometry::Polygon& after,
              std::vector<Moved>& moved) {
  addMoved(before.outer, after.outer, moved);
  for (std::size_t hole = 0; hole < before.holes.size(); ++hole)
    addMoved(before.holes[hole], after.holes[hole], moved);
}

// Of every pair of numbers in a geometry, the ones that moved.
void find(const JsonValue& coordinates, const std::vector<Moved>& moved,
          std::vector<Written>& written) {
  const JsonValue::Array* list = coordinates.array();
  if (!list) return;
  if (list->size() < 2 || !(*list)[0].number() || !(*list)[1].number()) {
    for (const JsonValue& inner : *list) find(inner, moved, written);
    return;
  }
  const Vec2 at{*(*list)[0].number(), *(*list)[1].number()};
  const auto known = std::ranges::find(moved, at, &Moved::from);
  if (known == moved.end()) return;
  written.push_back({(*list)[0].place(), known->to.x});
  written.push_back({(*list)[1].place(), known->to.y});
}

// What moved in one feature. By its own corners only: those of its neighbours may lie there too.
void moveFeature(const JsonValue& root, const char* type, const std::string& id,
                 const std::vector<Moved>& moved, std::vector<Written>& written) {
  const JsonValue* feature = moved.empty() ? nullptr : featureOf(root, type, id);
  const JsonValue* shape = feature ? feature->find("geometry") : nullptr;
  const JsonValue* coordinates = shape ? shape->find("coordinates") : nullptr;
  if (coordinates) find(*coordinates, moved, written);
}

std::vector<Written> movedJambs(const JsonValue& root, const plan::Draft& before,
                                const plan::Draft& after, const std::string& id) {
  std::vector<Written> written;
  for (std::size_t i = 0; i < before.openings.size(); ++i) {
    const geometry::Segment& drawn = before.openings[i].line;
    if (before.openings[i].id != id) continue;
    const geometry::Segment& now = after.openings[i].line;
    std::vector<Moved> moved;
    addMoved(geometry::Ring{drawn.a, drawn.b}, geometry::Ring{now.a, now.b}, moved);
    moveFeature(root, "opening", id, moved, written);
  }
  for (std::size_t i = 0; i < before.spaces.size(); ++i) {
    std::vector<Moved> moved;
    addMoved(before.spaces[i].shape, after.spaces[i].shape, moved);
    moveFeature(root, "unit", before.spaces[i].id, moved, written);
  }
  return written;
}

}  // namespace

Problems setWidth(std::string& plan, const std::string& opening, double width_m,
                  const std::string& file) {
  if (Problems problems = writeProperty(plan, opening, width_m, file); !problems.empty())
    return problems;
  const auto drawn = io::parsePlan(plan, file);
  if (!drawn) return drawn.error();
  plan::Draft fitted = *drawn;
  study::lengthenToFit(fitted, opening);
  const auto document = io::parseJson(plan, file);
  if (!document) return document.error();
  std::vector<Written> written = movedJambs(document->root, *drawn, fitted, opening);
  const auto behind = [](const Written& a, const Written& b) {  // the rest keeps its places
    return std::tie(a.place.line, a.place.column) > std::tie(b.place.line, b.place.column);
  };
  std::ranges::sort(written, behind);
  for (const Written& number : written)
    replaceValue(plan, number.place, fmt::format("{:.4f}", number.value));
  return {};
}

}  // namespace muster::viewer
