// From the campus to the picture: a parallel projection, from straight above (the plan) or at a
// slant (storeys above each other). Parallel, so that equal lengths on one storey look equal and
// a click has one place on a storey.
//
// World: metres, z up, heights already stretched (Stretch below). Picture: pixels, y down.
// Thread rule: plain values.
#pragma once

#include <array>

#include "geometry/polygon.h"

namespace muster::viewer {

struct Point3 {
  double x = 0, y = 0, z = 0;
};

struct Pixel {
  double x = 0, y = 0;
};

inline constexpr double kStraightDown_deg = 90.0;

struct Camera {
  Point3 target;                         // lies in the middle of the picture
  double yaw_deg = 0;                    // turned counter-clockwise, seen from above
  double pitch_deg = kStraightDown_deg;  // 15 to 90
  double metresPerPixel = 0.1;
};

// The part of the window that a picture fills, in pixels.
struct Frame {
  double x = 0, y = 0, width = 1, height = 1;
  bool contains(Pixel p) const {
    return p.x >= x && p.x < x + width && p.y >= y && p.y < y + height;
  }
};

// A camera over a frame.
class Projection {
 public:
  Projection(const Camera& camera, const Frame& frame);

  Pixel pixel(Point3 p) const;
  // Where the ray of a pixel meets the height z.
  geometry::Vec2 ground(Pixel p, double z) const;
  const Frame& frame() const { return frame_; }
  double metresPerPixel() const { return metresPerPixel_; }
  // Rows that give x and y in clip space (-1 to 1) of (x, y, z, 1).
  std::array<float, 4> clipX() const;
  std::array<float, 4> clipY() const;

 private:
  Point3 target_, right_, up_;
  double metresPerPixel_;
  Frame frame_;
};

// So that the box, between two heights, fills the frame with a margin.
void lookAt(Camera& camera, const geometry::Box& box, double lowest, double highest,
            const Frame& frame);
// Zooms by `factor` (> 1: nearer) and leaves what is under the pixel where it is.
void zoomAt(Camera& camera, const Frame& frame, Pixel at, double factor);
void pan(Camera& camera, const Frame& frame, double dx_px, double dy_px);

}  // namespace muster::viewer
