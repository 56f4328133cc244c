// A window of the given frame that cannot be moved; what all panels stand in.
#pragma once

#include "viewer/graphics/camera.h"

namespace muster::viewer {

// Ends with its scope.
class Panel {
 public:
  enum class Layer { back, front };  // front: over all others
  Panel(const char* id, const Frame& frame, Layer layer = Layer::back);
  ~Panel();
  Panel(const Panel&) = delete;
  Panel& operator=(const Panel&) = delete;
};

}  // namespace muster::viewer
