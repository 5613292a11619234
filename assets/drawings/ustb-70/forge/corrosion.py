import math
from engrave import *
rng = np.random.default_rng(14)
A = lambda *p: np.array(p, float)
V = lambda x, y, z: np.stack(np.broadcast_arrays(x, y, z), -1)
R, O = .36, A(.16, -.30, .86)                              # pipe; middle of the flange's face
n_ = unit((.78, -.62, 0)); e1 = unit(np.cross((0, 0, 1), n_)); e2 = A(0, 0, 1)      # out of the flange; e1 to the right of it; up
def cylp(s, ph, r): s, ph, r = np.broadcast_arrays(s, ph, r); return O + n_ * s[..., None] + (e1 * np.cos(ph)[..., None] + e2 * np.sin(ph)[..., None]) * r[..., None]
FRONT = math.pi + .62 if (e1 @ A(0, -1, 0)) < 0 else -.0 + .62  # angle of the side turned to us, raised a little
FR = math.atan2(0, 1.) if (e1 @ A(0, -1, 0)) > 0 else math.pi
up = lambda d: FR + (d if FR == 0 else -d)                  # d radians above the level of the axis on our side
S0, P0 = -1.22, up(.36)                                     # crack tip
TIP = cylp(np.array(S0), np.array(P0), np.array(R))
out_ = unit(TIP - (O + n_ * S0))
HOT = [(TIP + out_ * .17, .62, .22), (TIP + out_ * .30 + n_ * .22, .34, .34)]
S = Scene(Camera((0, -4.0, 1.55), (0, 0, 0), f=1900, cx=826, cy=392, level=True), key=(.22, .86, -.46), key_i=.86, amb=.035, hots=HOT, rim=.25, seed=71, eps=.0011, fade=(9, 60, .78))
# ---- pipe, weld, hub, flange
rough = lambda s, ph: .0035 * np.sin(s * 41 + 3 * np.sin(ph * 5)) * np.sin(ph * 17 + s * 13)
L = 1.98
S.add(Patch(lambda u, v: cylp(-L + (L - .44) * v, 2 * math.pi * u, R + rough(-L + (L - .44) * v, 2 * math.pi * u)), 110, 60, [fam('u', gap=4.8, w=(.3, 2.1), grain=.35)], [('v', 0, 1.8)], 2.5))
S.add(Patch(lambda u, v: cylp(-.46 + .05 * v + .004 * np.sin(u * 300), 2 * math.pi * u, R + .002 + .018 * np.sin(np.pi * np.clip(v, 0, 1))), 200, 8, [fam('v', gap=4.2, w=(.5, 1.9), grain=.3)], [('v', 0, 1.5), ('v', 1, 1.5)], 1.6))
prof = [(R, -.42), (R + .012, -.36), (R + .10, -.16), (R + .13, -.115)]
fl = lambda pts, **k: S.add(revolve([(r, s) for r, s in pts], O, n_, hatch=k.pop('hatch', [fam('u', gap=4.4, w=(.3, 2.1), grain=.3)]), nu=110, nv=k.pop('nv', 20), **k))
fl(prof, sil=2.2, edges=[('v', 1, 1.4)]); RF = .66
fl([(R + .13, -.115), (RF - .012, -.115), (RF, -.10)], sil=1.8, edges=[('v', .93, 1.4)]); fl([(RF, -.10), (RF, -.012)], sil=2.5, nv=3, hatch=[fam('u', gap=3.6, w=(.3, 2.1), grain=.35)], edges=[('v', 0, 1.6), ('v', 1, 2.1)]); fl([(RF, -.012), (RF - .012, 0), (.475, 0)], sil=0, edges=[('v', .08, 1.3), ('v', 1, 1.7)], hatch=[fam('u', gap=4.6, w=(.3, 2.0), grain=.3)])
fl([(.475, 0), (.475, .018)], sil=1.4, nv=3, hatch=[]); fl([(.475, .018), (.318, .018)], sil=0, nv=4, hatch=[fam('u', gap=3.0, w=(.35, 2.2), grain=.25)], edges=[('v', 0, 1.9), ('v', 1, 1.8)]); fl([(.318, .018), (.305, -1.3)], sil=0, nv=40, hatch=[fam('u', gap=4.6, w=(.25, 1.5))]); fl([(.305, -1.2), (0, -1.2)], sil=0, hatch=[])
NB, RBc = 12, .567
def onface(k): a = (k + .5) * 2 * math.pi / NB; return O + (e1 * math.cos(a) + e2 * math.sin(a)) * RBc
for k in range(NB):
    c = onface(k)
    if k in (1, 2, 5, 8): S.add(revolve([(0, .003), (.042, .003)], c, n_, hatch=[], sil=0, nu=30, edges=[('v', 1, 1.6)]), revolve([(.042, .003), (.042, -.08)], c, n_, hatch=[fam('u', gap=2.6)], sil=0, nu=30)); continue
    S.add(revolve([(.078, .0), (.078, .012), (.04, .012)], c, n_, hatch=[fam('u', gap=2.6)], sil=1.3, nu=40, nv=8, edges=[('v', .3, 1.2)]))
    S.add(revolve([(.064, .012), (.064, .066)], c, n_, hatch=[], sil=0, nu=7, nv=2, edges=[('v', 1, 1.4)]))
    hexa = [(c + n_ * h + (e1 * math.cos(t) + e2 * math.sin(t)) * .066) for h in (.012, .070) for t in np.arange(6) * math.pi / 3 + k]
    for i in range(6): j = (i + 1) % 6; S.add(quad(hexa[i], hexa[j], hexa[6 + j], hexa[6 + i], hatch=[fam('u', gap=2.6, w=(.4, 1.8))], ew=1.3))
    S.add(revolve([(.064, .070), (0, .070)], c, n_, hatch=[fam('u', gap=3)], sil=0, nu=30)); S.add(cyl(c + n_ * .07, c + n_ * (.105 + .02 * (k % 3)), .036, hatch=[fam('u', gap=2.2)], sil=1.3, nu=24)); S.add(cyl(c - n_ * .115, c - n_ * .185, .06, hatch=[fam('v', gap=3)], sil=1.2, nu=7))
# ---- pits (night) and scabs (raised), thicker below and behind the weld
def blob(g, rx, ry, seed, pit=True, w=1.4):
    r = np.random.default_rng(seed); f = [(k, r.uniform(0, .22) / k ** .6, r.random() * 6.3) for k in range(2, 7)]
    rad = lambda t: 1 + sum(a * np.sin(k * t + h) for k, a, h in f)
    S.add(Patch(lambda u, v: g(rx * v * rad(2 * math.pi * u) * np.cos(2 * math.pi * u), ry * v * rad(2 * math.pi * u) * np.sin(2 * math.pi * u)), 36, 4, [] if pit else [fam('u', gap=2.6, w=(.5, 2.1))], [('v', 1, w)], shadow=False))
def busy(s, ph): return math.hypot((s - S0) / .34, (ph - P0) * R / .26) < 1 or (abs(ph - P0) * R < .12 and s > S0 - .1)
for i in range(130):
    s, d = -.5 - 1.45 * rng.random() ** 1.2, rng.normal() * .55 - .35; ph = up(d)
    if busy(s, ph): continue
    q = .008 + .05 * rng.random() ** 2.2 * (1.25 if d < -.2 else .8)
    blob(lambda a, b, s=s, ph=ph: cylp(s + a, ph + b / R, R + .006 + 0 * a), q * 1.25, q, i, True)
for i in range(0):
    s, d = -.55 - 1.5 * rng.random(), rng.normal() * .5 - .2; ph = up(d)
    if busy(s, ph): continue
    q = rng.uniform(.03, .07); blob(lambda a, b, s=s, ph=ph: cylp(s + a, ph + b / R, R + .007 + 0 * a), q * 1.5, q * .8, 300 + i, False, 1.7)
for i in range(46):                                         # on the rim and face of the flange
    a = rng.random() * 2 * math.pi; rr = rng.uniform(.49, .65); q = rng.uniform(.006, .018)
    if any(np.linalg.norm(O + (e1 * math.cos(a) + e2 * math.sin(a)) * rr - onface(k)) < .10 for k in range(NB)): continue
    blob(lambda x, y, a=a, rr=rr: O + n_ * .0035 + e1 * (math.cos(a) * rr + x)[..., None] + e2 * (math.sin(a) * rr + y)[..., None], q * 1.3, q, 500 + i, True, 1.1)
for i in range(22):
    ph = up(rng.uniform(-1.2, 1.2)); s = rng.uniform(-.085, -.025); q = rng.uniform(.008, .02); blob(lambda x, y, s=s, ph=ph: cylp(s + x, ph + y / RF, RF + .003 + 0 * x), q, q * 1.5, 700 + i, True, 1.1)
# ---- the crack: from the weld, branching, to its tip; round the tip the field of stress
def crack(pts, w0, w1, hot):
    p = np.array(pts, float); q = even(p, 120); T = np.gradient(q, axis=0); T /= np.linalg.norm(T, axis=1, keepdims=True); N = np.stack([-T[:, 1], T[:, 0]], 1)
    f = lambda u, v: (lambda c, n, w: cylp(c[..., 0] + n[..., 0] * w, P0 + (c[..., 1] + n[..., 1] * w) / R, R + .009 + 0 * w))(at(q, u), at(N, u), (w0 + (w1 - w0) * u) * (2 * v - 1))
    if hot: S.add(Patch(f, 120, 4, [fam('u', gap=2, w=(1.2, 2.2), grain=.2)], [('v', 0, 1.2), ('v', 1, 1.2)], hot=hot, name='hot', shadow=False))
    else: S.add(Patch(f, 120, 4, [], [('v', 0, 1.5), ('v', 1, 1.5)], shadow=False))
z = np.linspace(0, 1, 15); zig = .020 * np.array([0, 1, -.6, .9, -1, .3, .8, -.8, .6, -.5, .9, -.3, .4, -.2, 0.])
main = np.stack([-.47 + (S0 + .47) * z, zig + .055 * (1 - z) ** 2], 1)
k0 = 8; crack(main[:k0 + 1], .0125, .009, None)
crack(main[k0:], .009, .003, lambda u, v: .42 + .58 * u ** .7)
for b in ([main[3], main[3] + (-.06, -.05), main[3] + (-.13, -.06), main[3] + (-.2, -.11)], [main[5], main[5] + (-.05, .05), main[5] + (-.12, .055), main[5] + (-.17, .10)], [main[7], main[7] + (-.04, -.05), main[7] + (-.10, -.055), main[7] + (-.14, -.09)], [main[2], main[2] + (-.05, .05), main[2] + (-.10, .06)]): crack(b, .006, .0015, None)
def rho(t, k): return k * (np.cos(t / 2) ** 2 * (1 + 3 * np.sin(t / 2) ** 2)) ** .8 + .010
def lobe(u, v): t = 2 * math.pi * (u - .5); q = rho(t, .085) * v; return cylp(S0 - q * np.cos(t), P0 + q * np.sin(t) / R, R + .0075 + 0 * q)
S.add(Patch(lobe, 90, 24, [fam('u', gap=2.4, w=(1.2, 2.3), grain=.25)], [], hot=lambda u, v: np.clip(1.03 - .18 * v - .22 * v ** 2.2, .3, 1), name='hot', shadow=False))
CONT = []
for i, k in enumerate((.094, .106, .121, .139, .160, .185, .214, .248, .287)):
    t_ = np.linspace(-math.pi * .94, math.pi * .94, 160); q = rho(t_, k); CONT.append((cylp(S0 - q * np.cos(t_), P0 + q * np.sin(t_) / R, R + .007 + 0 * q), 2.6 - .17 * i, .95 * .80 ** i))
# ---- saddles
for s in (-.72, -1.62):
    c = O + n_ * s; b = (A(c[0], c[1], 0), n_, e1, e2); S.add(box(-.14, .14, -.46, .46, 0, O[2] - R * .72, basis=b, hatch=[fam('u', gap=4, w=(.3, 1.8))], ew=1.8), box(-.2, .2, -.56, .56, 0, .12, basis=b, hatch=[fam('u', gap=3.6)], ew=1.5))
# ---- rack of coupons, seaward
def rack(cx, cy, w, rows, cols, yaw, k=1., detail=True):
    ex, ey = A(math.cos(yaw), math.sin(yaw), 0), A(-math.sin(yaw), math.cos(yaw), 0); o = A(cx, cy, 0); sl = math.radians(48); uz = ey * math.cos(sl) + A(0, 0, 1) * math.sin(sl); nn = np.cross(ex, uz); nn = nn if nn[1] < 0 else -nn
    H_ = 2.1; g = lambda x, t, d=0.: o + ex * x + A(0, 0, .55) + uz * t + nn * d
    for x in (-w / 2, 0, w / 2): S.add(beam(g(x, -.1), g(x, H_), .075, hatch=[fam('u', gap=2.8)], up=nn, ew=1.3), beam(g(x, H_ - .1) * (1, 1, 1), A(*(g(x, H_ - .1) + ey * .25)[:2], 0), .07, hatch=[fam('u', gap=2.8)], up=(0, 1, 0), ew=1.2), beam(g(x, 0), A(*g(x, 0)[:2], 0), .075, hatch=[fam('u', gap=2.8)], up=(0, 1, 0), ew=1.3)); S.add(beam(A(*g(x, 0)[:2], .2), A(*(g(x, H_ - .1) + ey * .25)[:2], .2), .05, hatch=[], ew=1.0))
    for i in range(rows):
        t = .12 + i * (H_ - .16) / rows; th = (H_ - .16) / rows * .74
        for q in (t - .03, t + th + .03): S.add(beam(g(-w / 2 - .08, q, .05), g(w / 2 + .08, q, .05), .04, hatch=[], ew=1.1))
        for j in range(cols):
            x = -w / 2 + (j + .5) * w / cols; hw = w / cols * .40; age = (j + .5) / cols
            S.add(box(-hw, hw, 0, th, .09, .115, basis=(g(x, t), ex, uz, nn), hatch={'t': [fam('v' if th > 2 * hw else 'u', gap=3.2, w=(.35, 2.1), grain=.3)], 'side': []}, ew=1.5))
            for xx, tt in ((-.7, .1), (.7, .1), (-.7, .9), (.7, .9)) if detail else (): S.add(revolve([(.018, .115), (.018, .135), (0, .135)], g(x + xx * hw, t + tt * th), nn, hatch=[], sil=1.0, nu=12, nv=4))
            for b in range(int(age * (9 if detail else 4))):
                q = rng.uniform(.015, .05) * (.6 + age); a0, b0 = rng.uniform(-.75, .75) * hw, th * rng.uniform(.12, .88); blob(lambda x_, y_, x=x, t=t, a0=a0, b0=b0: g(x, t, .1165) + ex * np.clip(a0 + x_, -hw, hw)[..., None] + uz * np.clip(b0 + y_, 0, th)[..., None], q, q * .8, int(rng.integers(1e6)), True, 1.0)
rack(2.02, 4.6, 2.2, 4, 6, -.10); rack(3.4, 12.6, 2.6, 4, 6, -.1, detail=False); rack(-2.6, 13.5, 2.6, 4, 6, .05, detail=False)
S.add(figure(-4.35, 11.4, 0, 1.7, .1, (.3, 1.15), lean=.06))
# ---- shore, sea, headland
S.add(floor(S.cam, 0, 2.4, 19, .95, gap=8, w=(.25, 1.3), mat=.75))
S.add(floor(S.cam, -.02, 19, 500, .9, gap=5.2, w=(.3, 1.7), mat=1.0, grain=.85, amb=.16))
for k, (y0, w, c) in enumerate(((18.2, 2.0, .75), (21.5, 1.7, .7), (26, 1.4, .6), (34, 1.1, .5), (47, 1.0, .42))):
    x = np.linspace(-24, 24, 160); yy = y0 + .5 * np.sin(x * .55 + k * 2) + .22 * np.sin(x * 1.7 + k) + .02 * x
    for a in range(0, 150, 22 if k else 200): b = min(a + (15 if k else 160), 160); S.line3(np.stack([x[a:b], yy[a:b], .03 + .05 * np.sin(np.linspace(0, np.pi, b - a))], 1), w, c, grain=.4, n=200)
def head(u, v):
    x = -44 + 36 * u; top = 9.5 * smooth(0, .10, u + .12) * (1 - smooth(.35, 1.0, u)) + .9 * np.sin(x * .8) * (1 - u) * .5 + .35 * np.sin(x * 2.3) * (1 - u); return V(x + 2.5 * (1 - v), 78 - 9 * (1 - v) + 1.5 * np.sin(x * .9 + v * 3), np.maximum(top, 0) * v)
S.add(Patch(head, 120, 20, [fam('v', gap=5.5, w=(.3, 1.7), grain=.4)], [('v', 1, 1.6)], 0, shadow=False))
for i in range(26):                                         # shingle in front
    x, y, q = rng.uniform(-1.9, 2.6), rng.uniform(-.9, 3.0), rng.uniform(.03, .09)
    S.add(revolve(spline([(q * 1.2, -.01), (q * 1.25, q * .25), (q * .8, q * .62), (0, q * .75)], 30), (x, y, 0), hatch=[fam('u', gap=3, w=(.3, 1.8))], sil=1.3, nu=24, nv=8))
S.build()
q = S.cam.project(TIP[None]); fx, fy = q[0][0], q[1][0]
def sky(x, y): d = np.hypot(x - fx, y - fy); return .05 + .05 * smooth(200, 392, y) + 0 * x, .16 * np.exp(-(d / 200) ** 2)
S.ruled(sky, 12, 392, 8, w=(.2, 1.5), t0=.02)
S.engrave()
for pts, w, h in CONT: S.line3(pts, w, 0, h, n=420, grain=.25, layer=3)
S.glow(fx, fy, 330, .42); S.glow(fx, fy, 150, .42, ORANGE)
S.mid.append('<path d="%s" fill="%s"/>' % (S.mask_path(lambda p: p.name == 'hot', 0), S.gradient('radial', [(0, WHITE, 1), (.35, STRAW, 1), (.7, ORANGE, 1), (1, FIRE, 1)], cx='%.0f' % fx, cy='%.0f' % fy, r=60)))
S.glow(fx, fy, 72, .5, STRAW, front=True); S.glow(fx, fy, 210, .16, ORANGE, front=True)
S.write('corrosion')
