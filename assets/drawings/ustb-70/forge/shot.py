import math
from engrave import *
R = .62                                                 # the ball, large within the circle
O, RC = np.array((.35, 2.15, 0.)), 2.3                  # the throwing circle
# the band of light lies on the far arc of the rim
MID, SPAN = math.radians(97), math.radians(40)
def hr(a): return np.clip(.62 + .40 * np.exp(-(((a - MID) / SPAN) ** 2) * 2.2), 0, 1)   # it ends at a joint, still red
def cold(P): a = np.arctan2(P[..., 1] - O[1], P[..., 0] - O[0]); return .12 + .88 * smooth(1.0, 2.6, np.abs((a - MID + math.pi) % (2 * math.pi) - math.pi) / SPAN)
HOT = []
for t in np.linspace(-.75, .75, 4):
    a = MID + t * SPAN; HOT.append((O + (RC * math.cos(a), RC * math.sin(a), .16), 1.0, .95))
HOT.append((O + (RC * math.cos(MID) * .6, RC * math.sin(MID) * .55, .5), .5, 1.3))
S = Scene(Camera((.0, -2.75, 1.55), (.06, .9, .42), f=1370, cx=785, cy=585), key=(.66, .66, -.46), key_i=1., amb=.035, hots=HOT, rim=.3, seed=70, eps=.0012, fade=(5.5, 13, .85))
BALL = (-.58, .82, 0)
th = np.linspace(-math.pi / 2, math.pi / 2, 160)
S.add(revolve(np.stack([R * np.cos(th), R + R * np.sin(th)], 1), BALL, hatch=[fam('u', gap=5, w=(.3, 2.4), grain=.16), fam('v', gap=8.5, w=(.2, .75), t0=.62)], sil=2.6, nu=120, nv=60))
# turned grooves of the lathe, round the ball's own axis
for z in (R,):
    for d in (-.016, .016):
        rr = math.sqrt(R * R - (z + d - R) ** 2) + .002; a = np.linspace(0, 2 * math.pi, 200)
        S.line3(np.stack([BALL[0] + rr * np.cos(a), BALL[1] + rr * np.sin(a), z + d + 0 * a], 1), 1.5, .62, lit=True)
# the steel rim: a flat band standing on edge, cold and hot parts
T, HZ = .07, .075
def rim(a0, a1, hot):
    k = dict(name='hot', shadow=False) if hot else {}
    hf = (lambda d: (lambda u, v: hr(a0 + (a1 - a0) * u) - d + .03 * np.sin(u * 90))) if hot else (lambda d: None)
    w = (1.2, 2.3) if hot else (.3, 2.1)
    def ring(r0, z0, r1, z1):
        def f(u, v): a = a0 + (a1 - a0) * u; r = r0 + (r1 - r0) * v; z = z0 + (z1 - z0) * v; return np.stack([O[0] + r * np.cos(a), O[1] + r * np.sin(a), z + 0 * a], -1)
        return f
    n = max(30, int(140 * (a1 - a0) / math.pi))
    if not hot: k = dict(bump=lambda u, v, N, P: (N, cold(P)))
    S.add(Patch(ring(RC, HZ, RC + T, HZ), n, 3, [fam('u', gap=2.5, w=w, grain=.2)], [('v', 0, 1.8), ('v', 1, 1.6)], 0, hot=hf(0), **k),
          Patch(ring(RC, 0, RC, HZ), n, 3, [fam('u', gap=2.6, w=w, grain=.2)], [('v', 0, 1.3)], 0, hot=hf(.1), **k),
          Patch(ring(RC + T, 0, RC + T, HZ), n, 3, [fam('u', gap=2.8, w=w, grain=.2)], [('v', 0, 1.3)], 0, hot=hf(.16), **k))
A0, A1 = MID - SPAN, MID + SPAN
rim(A0, A1, True); rim(A1, A0 + 2 * math.pi, False)
# concrete inside, turf outside: level ruling, and the sector's two chalk lines
S.add(floor(S.cam, 0., near=1.6, far=60, half=1., gap=7.6, w=(.25, 1.25)))
for s in (-1, 1):
    a = math.radians(90 + s * 17.5); d = np.array((math.cos(a), math.sin(a), 0)); e = np.array((-d[1], d[0], 0)) * .035
    p, q = O + d * (RC + T + .02) + (0, 0, .003), O + d * 30 + (0, 0, .003)
    S.add(quad(p - e, q - e, q + e, p + e, hatch=[fam('u', gap=2.4, w=(.5, 1.6), grain=.2)], ew=1.1, n=30, shadow=False))
for k in (4.2, 6.4, 9.2, 13):                           # the marks of the distances
    a = np.radians(np.linspace(90 - 17.5, 90 + 17.5, 80)); S.line3(np.stack([O[0] + (RC + k) * np.cos(a), O[1] + (RC + k) * np.sin(a), .004 + 0 * a], 1), 1.4, .5, dash=(16, 7))
S.fadefn = lambda P: np.where(P[:, 2] < .002, .10 + .90 * np.exp(-(((P[:, 0] - .1) / 2.6) ** 2 + ((P[:, 1] - 2.3) / 1.9) ** 2)), 1)
S.build()
hor = S.cam.project(np.array([[0, 900, 0.]]))[1][0]
mx, my, _ = [float(q[0]) for q in S.cam.project((O + (RC * math.cos(MID), RC * math.sin(MID), HZ))[None])]
def sky(x, y): return .06 * np.exp(-((y - hor) / 260) ** 2) + 0 * x, .20 * np.exp(-(((x - mx) / 620) ** 2 + ((y - my) / 230) ** 2))
S.ruled(sky, 10, hor - 3, 8, w=(.2, 1.6), t0=.022)
S.engrave()
P = np.array([O + (RC * math.cos(a) * 1.015, RC * math.sin(a) * 1.015, HZ * .6) for a in np.linspace(MID - .95 * SPAN, MID + .95 * SPAN, 40)]); x, y, _ = S.cam.project(P)
d = 'M' + 'L'.join('%.1f %.1f' % t for t in zip(x, y))
xa, _, _ = S.cam.project(np.array([O + (RC * math.cos(A0), RC * math.sin(A0), 0)])); xb, _, _ = S.cam.project(np.array([O + (RC * math.cos(A1), RC * math.sin(A1), 0)]))
lo, hi = sorted((float(xa[0]), float(xb[0])))
stops = [(t, heat(float(hr(A1 + (A0 - A1) * t)) * .95), 1) for t in np.linspace(0, 1, 11)]
S.mid.append('<path d="%s" fill="%s"/>' % (S.mask_path(lambda p: p.name == 'hot'), S.gradient('linear', stops, x1='%.1f' % lo, y1=0, x2='%.1f' % hi, y2=0)))
S.glow(mx, my, 620, .30, sy=.5); S.glow_path(d, 90, .34, FIRE); S.glow_path(d, 44, .26, ORANGE)
# in front of the rim, and not of the ball
cl = [t for t in zip(x, y) if t[0] > S.cam.project((np.array(BALL) + (R * 1.05, 0, R))[None])[0][0] + 14]
S.glow_path('M' + 'L'.join('%.1f %.1f' % t for t in cl), 26, .2, STRAW, front=True)
S.write('shot')
