// What the user has chosen: plain values that panels change and the picture follows.
#pragma once

#include <optional>

#include "plan/campus.h"
#include "report/words.h"
#include "viewer/content/colouring.h"
#include "viewer/graphics/camera.h"

namespace muster::viewer {

struct ViewState {
  Camera camera;
  bool stacked = false;  // all levels above each other, else one storey
  double stretch = 2.0;  // of heights, when stacked
  plan::LevelId level;   // the storey shown when not stacked
  bool cameraSet = false;
  bool labels = true;
};

struct Clock {
  double time_s = 0;
  double rate = 1;
  bool playing = false;
};

struct UiState {
  report::Language language = report::Language::en;
  ViewState view;
  Clock clock;
  ColourBy colourBy = ColourBy::speed;
};

// What panels may look at.
struct Scene {
  const Document& document;
  const Moment& moment;
  const report::Words& words;
};

inline double stretchOf(const ViewState& view) {
  return view.stacked ? view.stretch : 1.0;
}

// Sets the camera so that what is chosen fills the frame.
void showWhole(ViewState& view, const plan::Campus& campus, const Frame& frame);
void showLevel(ViewState& view, const plan::Campus& campus, plan::LevelId level,
               const Frame& frame);
void showStack(ViewState& view, const plan::Campus& campus, const Frame& frame);

}  // namespace muster::viewer
