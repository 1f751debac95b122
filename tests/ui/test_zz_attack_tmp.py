import json, httpx
from tests.ui.api.test_http import analyse
from tests.ui.api import test_pictures as tp
import inspect
async def test_more(client: httpx.AsyncClient, sample_gpx: bytes) -> None:
    out=open("/tmp/lab/atk7/more.txt","w")
    course=await analyse(client, sample_gpx)
    def gen(**k): 
        ri={"gpx_file_id":course["id"],"name":"x","date":"2027-04-18","start_time":"09:00"}
        return '{"race_info":%s,"goal_time_minutes":210,"weight_kg":60,"conditions":{%s}}'%(json.dumps(ri), ",".join(f'"{a}":{b}' for a,b in k.items()))
    H={"content-type":"application/json"}
    for k in (dict(aid_stations='[{"at_m":Infinity,"name":"x"}]'),dict(aid_stations='[{"at_m":NaN,"name":"x"}]'),dict(aid_stations='[{"at_m":1e300,"name":"x"}]'),dict(aid_stations='[{"at_m":1000,"name":"x","closes_s":Infinity}]'),dict(aid_stations='[{"at_m":1000,"name":"x","closes_at":"25:00"}]'),dict(aid_stations='[{"at_m":1000,"name":"%s"}]'%("x"*5000)),dict(aid_every_m='NaN'),dict(aid_every_m='1e-300'),dict(aid_every_m='0.001'),dict(aid_every_m='-5'),dict(aid_every_m='1'),dict(stop_s_per_aid='Infinity'),dict(stop_s_per_aid='-1'),dict(stop_s_per_aid='1e9'),dict(aid_said='[{"place":1e309}]'),dict(aid_stations='['+','.join('{"at_m":%d,"name":"s"}'%i for i in range(200))+']'),dict(aid_stations='[{"at_m":1000,"name":"x","offers":["'+'"," '.join("a"*9 for _ in range(9))+'"]}]'),dict(temperature_c="NaN"),dict(wind_speed_m_per_s="1e300"),dict(wind_from_deg="Infinity")):
        import time; t=time.time()
        r=await client.post("/strategy/generate",content=gen(**k),headers=H); print(str(k)[:90],r.status_code,round(time.time()-t,1),r.text[:160] if r.status_code!=200 else "",file=out)
        if r.status_code==200:
            sid=r.json()["id"]
            for f in ("pdf","band","stem-card","lock-screen","csv","ics","gpx","tcx","fit","fit-workout","json"):
                t=time.time(); x=await client.get(f"/strategy/{sid}/export/{f}")
                if x.status_code!=200 or time.time()-t>3: print("   ",f,x.status_code,round(time.time()-t,1),x.text[:120],file=out)
            l=(await client.post(f"/strategy/{sid}/links",json={"ends":"year"})).json()["url"]
            for p in ("","/crew","/og.png"):
                x=await client.get(l+p); 
                if x.status_code!=200: print("   share",p,x.status_code,file=out)
    png=tp.profile_png() if hasattr(tp,"profile_png") else None
    if png:
        r=await client.post("/course/read-photo",files={"file":("a.png",png,"image/png")}); rid=r.json()["id"]; print("photo",r.status_code,r.json()["usable"],file=out)
        for b in ('{"stations":[{"at_m":Infinity,"name":"x"}]}','{"distance_m":1e-300}','{"distance_m":5}','{"lowest_m":100,"highest_m":100}','{"lowest_m":9000,"highest_m":-500}','{"name":"\\u202e</script>\\r\\n"}','{"stations":[{"at_m":1e300,"name":"x"}]}'):
            r=await client.post(f"/course/pictures/{rid}/confirm",content=b,headers=H); print(b,r.status_code,r.text[:200],file=out)
            g=await client.get(f"/course/pictures/{rid}"); print("   get",g.status_code,g.json().get("decided"),file=out)
        x=await client.get(f"/course/pictures/{rid}/picture"); print({k:v for k,v in x.headers.items()},file=out)
    for m in ("OPTIONS","POST"): print(m,(await client.request(m,"/course/pictures/x/picture")).status_code,file=out)
    out.close()
