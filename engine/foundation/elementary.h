// exp, log, sine and cosine as fixed sequences of +, -, *, /, so that results do not depend on
// which libm a machine has (glibc picks FMA variants at run time: their last bits differ). A step
// calls nothing of libm but sqrt, floor and fabs. Accuracy: relative error below 1e-14 over the
// stated ranges (tested against libm). Thread rule: pure functions.
#pragma once

namespace muster {

double exponential(double x);  // -700 <= x <= 700; clamped outside to 0 and to exp(700)
double logarithm(double x);    // natural; x > 0 (normal numbers)
double sine(double radians);   // |radians| <= 1e5
double cosine(double radians);

}  // namespace muster
