// What is written on the picture: title, clock, names of places that do not overlap, legend, scale
// bar, and whose run it is (scenario hash and seed), so that a screenshot stands alone. And the
// mouse on it: wheel zooms, dragging moves, right button turns, a click selects.
#pragma once

#include "viewer/content/colouring.h"
#include "viewer/state.h"

namespace muster::viewer {

void drawPicture(const UiState& state, const Scene& scene, const Projection& projection,
                 std::span<const Legend> legends);
// Whether the mouse was clicked, not dragged, in that picture.
bool clickedIn(const Frame& frame);
void pictureMouse(UiState& state, const Scene& scene, const Frame& frame);

}  // namespace muster::viewer
