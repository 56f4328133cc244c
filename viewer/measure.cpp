#include "viewer/measure.h"

#include <chrono>
#include <cstdio>

namespace muster::viewer {

void measure(const Options& options, Application& application,
             const std::function<void()>& present) {
  using Steady = std::chrono::steady_clock;
  constexpr double kStep_s = 0.04;
  application.draw(options.width, options.height, kStep_s);  // fonts and buffers are made here
  present();
  const auto start = Steady::now();
  for (int i = 0; i < options.measure; ++i) {
    application.draw(options.width, options.height, kStep_s);
    present();
  }
  const double wall_s = std::chrono::duration<double>(Steady::now() - start).count();
  std::printf("{\"people\": %zu, \"width\": %d, \"height\": %d, \"pictures_per_s\": %.1f}\n",
              application.scene() ? application.scene()->moment.present : 0, options.width,
              options.height, options.measure / wall_s);
}

}  // namespace muster::viewer
