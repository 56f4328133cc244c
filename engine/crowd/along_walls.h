// A heading beside walls: what of it points into walls that are (nearly) touched is taken away.
#pragma once

#include <cmath>

#include "crowd/propose.h"

namespace muster::crowd {

inline Way orElse(Way way, Way otherwise) {
  constexpr float kNoDirection = 1e-9f;
  const float n = std::sqrt(way.x * way.x + way.y * way.y);
  return n > kNoDirection ? Way{way.x / n, way.y / n} : otherwise;
}
// `way` as the walls leave it. Between a wall and a desk only two headings are left, and who is
// turned the wrong way would stay so for ever: turning by a share and cutting off what points into
// walls gives the same heading again (seen in furnished classrooms). So who is turned away from
// where he wants to go, or still blocked by a wall that he touches, starts from his desired
// direction. Who merely slides round a corner that is too near for his width keeps his heading.
Way freeOfWalls(Way way, const Self& self, const AtWalls& walls, double band_m);

}  // namespace muster::crowd
