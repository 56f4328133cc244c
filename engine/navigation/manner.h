// How somebody walks to the goal of a leg: his own, or made of what is before him.
#pragma once

namespace muster::navigation {

struct Manner {
  // In [0, 1], a person's own: how far off an inner corner he passes an opening or a turn where the
  // shortest way would take everybody round its last decimetre. 0 = the shortest way.
  double taste = 0;
  // In [0, 1]: how much slower than wanted he walks; who is held up by a crowd passes a turn abreast
  // of it, and uses wide gates whole.
  double heldUp = 0;
  // In (0, 1]: the share of the width of the opening before him that he keeps to, on its right
  // side, because others come towards him through it. 1 = nobody comes.
  double lane = 1;
};

}  // namespace muster::navigation
