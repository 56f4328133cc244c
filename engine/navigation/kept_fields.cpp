#include "navigation/kept_fields.h"

#include <string_view>

namespace muster::navigation {

// Made by the build from the sources (engine/field_sources.cmake).
extern const std::string_view kFieldSources;

namespace {

template <class Tag>
void addIds(FingerprintOf& print, const std::vector<Id<Tag>>& ids) {
  print.add(std::uint64_t{ids.size()});
  for (const Id<Tag> id : ids) print.add(std::uint64_t{id.value});
}

void add(FingerprintOf& print, const plan::Space& space) {
  print.add(static_cast<std::uint64_t>(space.category));
  print.add(space.shape);
  print.add(space.walkable);
  print.add(std::uint64_t{space.convex ? 1u : 0u});
  addIds(print, space.openings);
  addIds(print, space.fixtures);
}

void add(FingerprintOf& print, const plan::Opening& opening) {
  print.add(opening.line);
  print.add(std::uint64_t{opening.first.value});
  print.add(std::uint64_t{opening.second.value});
  print.add(std::uint64_t{opening.passages.size()});
  for (const geometry::Segment& passage : opening.passages) print.add(passage);
  print.add(static_cast<std::uint64_t>(opening.kind));
  print.add(static_cast<std::uint64_t>(opening.direction));
  print.add(std::uint64_t{opening.locked ? 1u : 0u});
}

void add(FingerprintOf& print, const plan::Fixture& fixture) {
  print.add(static_cast<std::uint64_t>(fixture.kind));
  print.add(std::uint64_t{fixture.space.value});
  print.add(fixture.shape);
}

void add(FingerprintOf& print, const plan::Zone& zone) {
  print.add(static_cast<std::uint64_t>(zone.kind));
  print.add(std::uint64_t{zone.space.value});
  print.add(zone.shape);
}

template <class Things>
void addAll(FingerprintOf& print, const Things& things) {
  print.add(std::uint64_t{things.size()});
  for (const auto& thing : things) add(print, thing);
}

}  // namespace

Fingerprint campusFingerprint(const plan::Campus& campus) {
  FingerprintOf print;
  print.add(kFieldSources);
  addAll(print, campus.spaces);
  addAll(print, campus.openings);
  addAll(print, campus.fixtures);
  addAll(print, campus.zones);
  return print.value();
}

Fingerprint goalFingerprint(const GoalShape& goal, const Admitted& admitted) {
  FingerprintOf print;
  goal.addTo(print);
  print.add(std::uint64_t{admitted.size()});
  for (const bool open : admitted) print.add(std::uint64_t{open ? 1u : 0u});
  return print.value();
}

}  // namespace muster::navigation
