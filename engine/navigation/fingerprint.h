// A short name for a large thing that fields depend on: 128 bits, so that two things never share
// one by accident. Not against somebody who tries.
#pragma once

#include <compare>
#include <cstdint>
#include <string>

#include "foundation/state_hash.h"
#include "geometry/polygon.h"

namespace muster::navigation {

struct Fingerprint {
  std::uint64_t first = 0, second = 0;
  auto operator<=>(const Fingerprint&) const = default;
};

class FingerprintOf {
 public:
  FingerprintOf() { second_.add(std::uint64_t{1}); }

  template <class Value>
  void add(const Value& value) {
    first_.add(value);
    second_.add(value);
  }
  void add(geometry::Vec2 p) {
    add(p.x);
    add(p.y);
  }
  void add(const geometry::Segment& s) {
    add(s.a);
    add(s.b);
  }
  void add(const geometry::Ring& ring) {
    add(std::uint64_t{ring.size()});
    for (const geometry::Vec2 p : ring) add(p);
  }
  void add(const geometry::Polygon& polygon) {
    add(polygon.outer);
    add(std::uint64_t{polygon.holes.size()});
    for (const geometry::Ring& hole : polygon.holes) add(hole);
  }

  Fingerprint value() const { return {first_.value(), second_.value()}; }
  std::string hex() const { return first_.hex() + second_.hex(); }

 private:
  StateHash first_, second_;
};

}  // namespace muster::navigation
